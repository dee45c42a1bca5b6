'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Identifier } from '@/components/ui/said';
import { pageAddress } from '@/i18n/addresses';
import type { AuthorityKind, EntryKind } from '@/lib/catalogue/authority-draft';
import type { AuthorityRow, EntryView } from '@/lib/studio/authority-commands';
import type { PhotographPage } from '@/lib/studio/list-views';
import { writeQuery } from '@/lib/studio/photograph-filter';
import { Button } from '../controls/button';
import { Thumbnail } from '../lists/thumbnail';
import { Titles } from '../lists/titles';
import styles from './authorities.module.css';
import { EntryHistory } from './entry-history';
import { listPath } from './entry-paths';
import { MergeDialog } from './merge-dialog';
import { RemoveDialog } from './remove-dialog';
import { RenameDialog } from './rename-dialog';
import { useOpenEntry } from './use-entry';

interface Props {
  view: EntryView;
  rows: readonly AuthorityRow[];
  uses: PhotographPage;
}

/** Around an entry: what names it, its address, its history, and the ways to be rid of it. */
export function EntryAside({ view, rows, uses }: Props) {
  return (
    <aside className={styles.aside}>
      <Uses view={view} uses={uses} />
      <Address view={view} />
      <History />
      {isAuthority(view.kind) ? <Endings view={view} kind={view.kind} rows={rows} /> : null}
    </aside>
  );
}

function isAuthority(kind: EntryKind): kind is AuthorityKind {
  return kind !== 'rights';
}

/** Photographs that are shown by name; the rest are a press away. */
const SHOWN = 6;

function Uses({ view, uses }: Pick<Props, 'view' | 'uses'>) {
  const t = useTranslations('studio.authorities');
  const lists = useTranslations('studio.lists');
  const { language } = useOpenEntry();
  const all = pageAddress(language, `/studio/photographs${writeQuery({ filter: { [view.kind]: view.id } })}`);
  return (
    <section className={styles.group} aria-labelledby="uses-title">
      <h2 id="uses-title" className={styles.title}>
        {t('uses.title')}
      </h2>
      <ul className={styles.uses}>
        {uses.rows.slice(0, SHOWN).map((row) => (
          <li key={row.id}>
            <Link
              className={styles.use}
              href={pageAddress(language, `/studio/photographs/${row.id}`)}
              prefetch={false}
            >
              <Thumbnail image={row.thumbnail} />
              <Titles titles={row.titles} language={language} fallback={lists('untitled')} />
            </Link>
          </li>
        ))}
      </ul>
      {view.photographs === 0 ? (
        <p className={styles.help}>{t('uses.none')}</p>
      ) : (
        <Link className={styles.back} href={all} prefetch={false}>
          {t('uses.all', { count: view.photographs })}
        </Link>
      )}
      {view.trashed > 0 ? <p className={styles.help}>{t('uses.trashed', { count: view.trashed })}</p> : null}
    </section>
  );
}

function Address({ view }: Pick<Props, 'view'>) {
  const t = useTranslations('studio.authorities');
  const { revision, isDirty } = useOpenEntry();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { kind } = view;
  return (
    <section className={styles.group} aria-labelledby="address-title">
      <h2 id="address-title" className={styles.title}>
        {kind === 'rights' ? t('rightsAddress') : t('slug')}
      </h2>
      <p className={styles.address}>
        {kind === 'rights' ? (
          <a href={view.slug} target="_blank" rel="noopener noreferrer">
            <Identifier>{view.slug}</Identifier>
          </a>
        ) : (
          <Identifier>{view.slug}</Identifier>
        )}
      </p>
      {kind === 'rights' ? <p className={styles.help}>{t('rightsHelp')}</p> : null}
      {view.formerSlugs.length > 0 ? (
        <p className={styles.help}>
          {t('former')}{' '}
          {view.formerSlugs.map((slug, index) => (
            <span key={slug}>
              {index > 0 ? ' · ' : null}
              <Identifier>{slug}</Identifier>
            </span>
          ))}
        </p>
      ) : null}
      {isAuthority(kind) ? (
        <div>
          <Button onPress={() => setOpen(true)} isDisabled={isDirty}>
            {t('rename.open')}
          </Button>
        </div>
      ) : null}
      {isOpen && isAuthority(kind) ? (
        <RenameDialog
          kind={kind}
          entry={{ id: view.id, slug: view.slug, revision }}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            router.refresh();
          }}
        />
      ) : null}
    </section>
  );
}

function History() {
  const t = useTranslations('studio.authorities.history');
  const { isDirty } = useOpenEntry();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles.group} aria-labelledby="history-title">
      <h2 id="history-title" className={styles.title}>
        {t('title')}
      </h2>
      <div>
        <Button onPress={() => setOpen(true)} isDisabled={isDirty}>
          {t('open')}
        </Button>
      </div>
      {isOpen ? <EntryHistory onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

/** Merging it into another, and deleting it where nothing names it. */
function Endings({
  view,
  kind,
  rows,
}: {
  view: EntryView;
  kind: AuthorityKind;
  rows: readonly AuthorityRow[];
}) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const { language, isDirty } = useOpenEntry();
  const router = useRouter();
  const [open, setOpen] = useState<'merge' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const row = rows.find(({ id }) => id === view.id);
  if (!row) return null;
  const isUsed = view.photographs + view.trashed > 0;
  const leave = (path: `/${string}`) => {
    close();
    router.push(pageAddress(language, path));
    router.refresh();
  };
  return (
    <section className={styles.group} aria-labelledby="endings-title">
      <h2 id="endings-title" className={styles.title}>
        {t('endings')}
      </h2>
      {isUsed ? <p className={styles.help}>{t('usedHelp')}</p> : null}
      <div className={styles.tools}>
        {rows.length > 1 ? (
          <Button onPress={() => setOpen('merge')} isDisabled={isDirty}>
            {t('merge.open')}
          </Button>
        ) : null}
        <Button weight="danger" onPress={() => setOpen('remove')} isDisabled={isDirty || isUsed}>
          {common('delete')}
        </Button>
      </div>
      {open === 'merge' ? (
        <MergeDialog
          {...{ kind, row, rows, language }}
          onClose={close}
          onDone={(into) => leave(`${listPath(kind)}/${into}`)}
        />
      ) : null}
      {open === 'remove' ? (
        <RemoveDialog {...{ kind, row, language }} onClose={close} onDone={() => leave(listPath(kind))} />
      ) : null}
    </section>
  );
}
