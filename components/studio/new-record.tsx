'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { callStudio, type Outcome } from './call';
import { Button } from './controls/button';
import { Dialog, DialogActions } from './controls/dialog';
import { TextField } from './controls/text-field';
import { Failure } from './lists/failure';

/** What is made, the area whose words ask for it, and where it opens. */
const KINDS = {
  photograph: { area: 'studio.lists', command: 'photographs.create', page: '/studio/photographs' },
  tour: { area: 'studio.tours', command: 'tours.create', page: '/studio/tours' },
  section: { area: 'studio.sections', command: 'sections.create', page: '/studio/sections' },
} as const;

interface Props {
  kind: keyof typeof KINDS;
  language: Language;
}

/** Makes a draft, of a title or of nothing yet, and opens it. A photograph has no scan yet; a section or tour stands last. */
export function NewRecord({ kind, language }: Props) {
  const t = useTranslations(KINDS[kind].area);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t('new')}
      </Button>
      <Dialog title={t('new')} isOpen={isOpen} onClose={close}>
        <NewRecordForm kind={kind} language={language} onClose={close} />
      </Dialog>
    </>
  );
}

function NewRecordForm({ kind, language, onClose }: Props & { onClose(): void }) {
  const { area, command, page } = KINDS[kind];
  const t = useTranslations(area);
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [title, setTitle] = useState('');
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const made = await callStudio(command, { title: title.trim() || null, language });
    setOutcome(made);
    if (made.ok) router.push(pageAddress(language, `${page}/${made.value.id}`));
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
