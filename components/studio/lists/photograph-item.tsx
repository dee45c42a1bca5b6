'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { GridListItem } from 'react-aria-components';
import { Identifier, languageProps } from '@/components/ui/said';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { PhotographRow } from '@/lib/studio/list-views';
import { pickText } from '@/lib/text/pick-text';
import { useAgo, useDateInWords } from './in-words';
import styles from './photograph-list.module.css';
import { StatePills } from './state-pills';
import { Thumbnail } from './thumbnail';
import { Tick } from './tick';
import { Titles } from './titles';

interface Props {
  row: PhotographRow;
  language: Language;
  now: string;
}

/** One photograph of the list: a row on a wide screen, a card on a narrow one. */
export function PhotographItem({ row, language, now }: Props) {
  const t = useTranslations('studio.lists');
  const sayDate = useDateInWords(language);
  const ago = useAgo(now);
  const title = pickText(row.titles, language)?.text ?? t('untitled');
  const when = ago(row.changedAt);
  return (
    <GridListItem id={row.id} textValue={title} className={styles.item}>
      <span className={styles.tick}>
        <Tick slot="selection" />
      </span>
      <span className={styles.picture}>
        <Thumbnail image={row.thumbnail} />
      </span>
      <Link
        className={styles.name}
        href={pageAddress(language, `/studio/photographs/${row.id}`)}
        prefetch={false}
      >
        <Titles titles={row.titles} language={language} fallback={t('untitled')} />
      </Link>
      <span className={styles.facts}>
        {row.makers.map((maker) => (
          <Named key={maker.slug} names={maker.names} language={language} />
        ))}
        {row.dateEdtf ? <span>{sayDate(row.dateEdtf)}</span> : null}
        {row.inventoryNumber ? <Identifier>{row.inventoryNumber}</Identifier> : null}
      </span>
      <span className={styles.section}>
        {row.section ? <Named names={row.section.titles} language={language} /> : null}
      </span>
      <span className={styles.states}>
        <StatePills row={row} />
      </span>
      <time className={styles.changed} dateTime={row.changedAt}>
        {row.changedBy ? t('changedBy', { when, who: row.changedBy }) : when}
      </time>
    </GridListItem>
  );
}

/** A name in the reader's language, or in the first that has one. */
export function Named({ names, language }: { names: Texts; language: Language }) {
  const name = pickText(names, language);
  return name ? <bdi {...languageProps(name.lang, language)}>{name.text}</bdi> : null;
}
