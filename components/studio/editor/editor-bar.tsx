'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import { labelField } from '@/lib/catalogue/draft';
import { directionOf, LANGUAGES } from '@/lib/catalogue/languages';
import { pickText } from '@/lib/text/pick-text';
import { SaveBadge } from '../autosave/save-badge';
import { useEditState } from '../autosave/use-autosave';
import { Button } from '../controls/button';
import styles from './editor-bar.module.css';
import { useEditor } from './editor-context';
import { PreviewDialog } from './preview-dialog';
import { PublicationPill } from './publication-pill';
import { PublishDialog } from './publish-dialog';
import { useRecord } from './record';
import { TrashButton } from './trash-button';

export function historyPath(id: string): PagePath {
  return `/studio/photographs/${id}/history`;
}

/** Over the form at all times: what it is, whether it is saved and public, and what can be done with it as a whole. */
export function EditorBar() {
  const t = useTranslations('studio.editor');
  const { id, language, session } = useEditor();
  const { publication } = useRecord();
  const [open, setOpen] = useState<'publish' | 'preview' | null>(null);
  const close = () => setOpen(null);
  const publish = publication.isPublished
    ? publication.isChanged
      ? 'publishAgain'
      : 'publication'
    : 'publish';
  return (
    <header className={styles.bar}>
      <div className={styles.what}>
        <Title />
        <PublicationPill publication={publication} />
      </div>
      <div className={styles.actions} role="toolbar" aria-label={t('bar.label')}>
        <SaveBadge session={session} />
        <Steps />
        <Link className={styles.link} href={pageAddress(language, historyPath(id))} prefetch={false}>
          {t('bar.history')}
        </Link>
        <Button onPress={() => setOpen('preview')}>{t('bar.preview')}</Button>
        {publication.inTrashSince ? null : (
          <Button weight="full" onPress={() => setOpen('publish')}>
            {t(`bar.${publish}`)}
          </Button>
        )}
        {publication.inTrashSince ? <TrashButton /> : null}
      </div>
      <PublishDialog isOpen={open === 'publish'} onClose={close} />
      <PreviewDialog isOpen={open === 'preview'} onClose={close} />
    </header>
  );
}

function Title() {
  const t = useTranslations('studio.editor');
  const { language, session } = useEditor();
  // One string, so that the title is drawn anew only when it is another.
  const titles = useEditState(session, () =>
    JSON.stringify(
      Object.fromEntries(LANGUAGES.map((lang) => [lang, session.value(labelField(lang, 'title')) ?? ''])),
    ),
  );
  const title = pickText(JSON.parse(titles), language);
  return (
    <h1 className={styles.title} lang={title?.lang} dir={title ? directionOf(title.lang) : undefined}>
      {title?.text ?? t('untitled')}
    </h1>
  );
}

function Steps() {
  const t = useTranslations('studio.editor.bar');
  const { session } = useEditor();
  const canUndo = useEditState(session, (state) => state.canUndo);
  const canRedo = useEditState(session, (state) => state.canRedo);
  return (
    <span className={styles.steps}>
      <Step name={t('undo')} isPossible={canUndo} go={() => session.undo()}>
        <Turn />
      </Step>
      <Step name={t('redo')} isPossible={canRedo} go={() => session.redo()}>
        <Turn isForward />
      </Step>
    </span>
  );
}

interface StepProps {
  name: string;
  isPossible: boolean;
  go(): void;
  children: ReactNode;
}

/** Keeps the keyboard when there is nothing more to take back: a disabled button would swallow the next key. */
function Step({ name, isPossible, go, children }: StepProps) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={name}
      aria-disabled={!isPossible}
      onClick={() => isPossible && go()}
    >
      {children}
    </button>
  );
}

/** Back is where a line of the page begins. */
function Turn({ isForward = false }: { isForward?: boolean }) {
  return (
    <svg className={styles.turn} viewBox="0 0 20 20" aria-hidden="true" data-forward={isForward || undefined}>
      <path d="M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 010 9H8" />
    </svg>
  );
}
