'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { TextField } from '../controls/text-field';
import { Failure } from '../lists/failure';

/** Makes a draft section at the end of the walk and opens it. */
export function NewSection({ language }: { language: Language }) {
  const t = useTranslations('studio.sections');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog title={t('new')} isOpen={isOpen} onClose={close}>
        <NewSectionForm language={language} onClose={close} />
      </Dialog>
    </>
  );
}

function NewSectionForm({ language, onClose }: { language: Language; onClose(): void }) {
  const t = useTranslations('studio.sections');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const made = await callStudio('sections.create', { title: title.trim() || null, language });
    setOutcome(made);
    if (made.ok) router.push(pageAddress(language, `/studio/sections/${made.value.id}`));
    else setMaking(false);
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <TextField
        label={t('newTitle')}
        help={t('newHelp')}
        value={title}
        onChange={setTitle}
        lang={language}
        maxLength={500}
      />
      <Failure outcome={outcome} />
      <DialogActions>
        <Button weight="full" type="submit" isPending={isMaking}>
          {t('create')}
        </Button>
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Form>
  );
}
