'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { ROLES, type Role } from '@/lib/people/roles';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { Select } from '../controls/select';
import { TextField } from '../controls/text-field';
import { type Made, MadeLink } from './made-link';
import styles from './people.module.css';
import { useChange } from './use-change';

/** Invites someone, and shows the link by which they set their password. */
export function Invite({ language }: { language: Language }) {
  const t = useTranslations('studio.people');
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t('invite')}
      </Button>
      <Dialog title={t('inviteTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <InviteForm
          language={language}
          onClose={() => setOpen(false)}
          onMade={(link) => {
            setOpen(false);
            setMade(link);
          }}
        />
      </Dialog>
      <MadeLink made={made} onClose={() => setMade(null)} />
    </>
  );
}

interface FormProps {
  language: Language;
  onClose(): void;
  onMade(made: Made): void;
}

function InviteForm({ language, onClose, onMade }: FormProps) {
  const t = useTranslations('studio.people');
  const common = useTranslations('studio.common');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('contributor');
  const [letters, setLetters] = useState<Language>(language);
  const { change, isBusy, fault } = useChange();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const person = { name, email: email.trim(), role, language: letters };
    const done = await change(() => callStudio('people.invite', person));
    if (done) onMade({ link: done.value.link, name, email });
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      {fault ? (
        <Notice tone="bad" isLive>
          {fault}
        </Notice>
      ) : null}
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        value={name}
        onChange={setName}
        maxLength={120}
        isRequired
        autoFocus
      />
      <TextField
        label={t('door.email')}
        type="email"
        inputMode="email"
        lang="en"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <Select
        label={t('role')}
        help={t(`roleHelp.${role}`)}
        options={ROLES.map((id) => ({ id, label: common(`roles.${id}`) }))}
        value={role}
        onChange={(value) => setRole(value as Role)}
        placeholder={common('choose')}
      />
      <Select
        label={t('language')}
        options={LANGUAGES.map((id) => ({ id, label: common(`language.${id}`) }))}
        value={letters}
        onChange={(value) => setLetters(value as Language)}
        placeholder={common('choose')}
      />
      <DialogActions>
        <Button type="submit" weight="full" isPending={isBusy}>
          {t('inviteSend')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </form>
  );
}
