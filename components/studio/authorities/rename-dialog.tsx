'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { TextField } from '../controls/text-field';
import { Failure } from '../lists/failure';
import styles from './authorities.module.css';

interface Props {
  kind: AuthorityKind;
  entry: { id: string; slug: string; revision: number };
  onClose(): void;
  onDone(): void;
}

/** As the server reads an address. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Another address for an entry. */
export function RenameDialog({ kind, entry, onClose, onDone }: Props) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const problems = useTranslations('studio.editor.problems');
  const [slug, setSlug] = useState(entry.slug);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const isBad = slug !== '' && !SLUG.test(slug);
  const isTaken =
    outcome?.ok === false && outcome.failure !== 'offline' && outcome.failure.code === 'SLUG_TAKEN';
  const rename = async () => {
    const { id, revision: base } = entry;
    const renamed = await callStudio('authorities.rename', { kind, id, base, slug });
    setOutcome(renamed);
    if (renamed.ok) onDone();
  };
  return (
    <Dialog title={t('rename.title')} isOpen onClose={onClose}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (!isBad && slug !== '' && slug !== entry.slug) void rename();
        }}
      >
        <TextField
          label={t('slug')}
          help={t('rename.help')}
          value={slug}
          onChange={(next) => {
            setSlug(next);
            setOutcome(null);
          }}
          lang="en"
          maxLength={80}
          autoFocus
          error={isBad ? problems('NOT_SLUG') : isTaken ? t('problems.SLUG_TAKEN') : null}
        />
        {isTaken ? null : <Failure outcome={outcome} />}
        <DialogActions>
          <Button weight="full" type="submit" isDisabled={slug === '' || isBad || slug === entry.slug}>
            {common('save')}
          </Button>
          <Button onPress={onClose}>{common('cancel')}</Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
