'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { Select } from '../controls/select';
import { TextField } from '../controls/text-field';
import styles from './people.module.css';
import { useChange } from './use-change';

/** The reader's own name, and the language in which letters come. */
export function ProfileForm(person: { name: string; language: Language }) {
  const t = useTranslations('studio.people');
  const common = useTranslations('studio.common');
  const [name, setName] = useState(person.name);
  const [language, setLanguage] = useState(person.language);
  const [isSaved, setSaved] = useState(false);
  const { change, isBusy, fault } = useChange();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    const done = await change(() => callStudio('account.save', { name, language }));
    setSaved(done !== null);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('name')}
        help={t('nameHelp')}
        autoComplete="name"
        value={name}
        onChange={setName}
        maxLength={120}
        error={fault}
        isRequired
      />
      <Select
        label={t('language')}
        options={LANGUAGES.map((id) => ({ id, label: common(`language.${id}`) }))}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
        placeholder={common('choose')}
      />
      <Button type="submit" isPending={isBusy}>
        {common('save')}
      </Button>
      {isSaved ? (
        <Notice tone="good" isLive>
          {t('saved')}
        </Notice>
      ) : null}
    </form>
  );
}
