'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { TextField } from '@/components/studio/controls/text-field';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { Failure } from './failure';

/** Makes a draft that has no scan yet and opens it. */
export function NewPhotograph({ language }: { language: Language }) {
  const t = useTranslations('studio.lists');
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog title={t('new')} isOpen={isOpen} onClose={close}>
        <NewPhotographForm language={language} onClose={close} />
      </Dialog>
    </>
  );
}

function NewPhotographForm({ language, onClose }: { language: Language; onClose(): void }) {
  const t = useTranslations('studio.lists');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const made = await callStudio('photographs.create', { title: title.trim() || null, language });
    setOutcome(made);
    if (made.ok) router.push(pageAddress(language, `/studio/photographs/${made.value.id}`));
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
