'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { StopPhotograph } from '@/lib/studio/tour-commands';
import { pickText } from '@/lib/text/pick-text';
import { useArrangement } from '../arrangements/arrangement-session';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Pill } from '../controls/pill';
import { TextField } from '../controls/text-field';
import { Failure } from '../lists/failure';
import { Titles } from '../lists/titles';
import { RegionPicture } from './region-picture';
import styles from './tours.module.css';

/** Photographs that are shown at once. */
const SHOWN = 24;
/** Milliseconds after the last letter. */
const ASK_AFTER = 250;

interface Props {
  onPick(photograph: StopPhotograph): void;
  onClose(): void;
}

/** Finds a photograph by its words and takes it: by mouse, finger or arrow keys. */
export function PhotographPicker({ onPick, onClose }: Props) {
  const t = useTranslations('studio.tours.picker');
  const common = useTranslations('studio.common');
  const [sought, setSought] = useState('');
  const [most, setMost] = useState(SHOWN);
  const { found, total, failed } = useFound(sought, most);
  return (
    <Dialog title={t('title')} isOpen onClose={onClose} size="wide">
      <TextField
        type="search"
        label={t('search')}
        help={t('help')}
        value={sought}
        onChange={(words) => {
          setSought(words);
          setMost(SHOWN);
        }}
        autoFocus
      />
      <Failure outcome={failed} />
      <p role="status" className={styles.help}>
        {found === null ? common('loading') : t('found', { count: total })}
      </p>
      {found === null ? null : <Found found={found} onPick={onPick} />}
      <DialogActions>
        {found && found.length < total ? (
          <Button onPress={() => setMost(most + SHOWN)}>{t('more')}</Button>
        ) : null}
        <Button onPress={onClose}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Found({ found, onPick }: { found: readonly StopPhotograph[]; onPick: Props['onPick'] }) {
  const t = useTranslations('studio.tours.picker');
  const { language } = useArrangement();
  const pick = (id: string) => {
    const photograph = found.find((each) => each.id === id);
    if (photograph) onPick(photograph);
  };
  return (
    <GridList
      aria-label={t('list')}
      items={found}
      layout="grid"
      className={styles.found}
      onAction={(id) => pick(String(id))}
    >
      {(photograph) => (
        <GridListItem
          id={photograph.id}
          textValue={pickText(photograph.titles, language)?.text ?? t('untitled')}
          className={styles.photograph}
        >
          <RegionPicture image={photograph.image} region={null} />
          <Titles titles={photograph.titles} language={language} fallback={t('untitled')} />
          <span className={styles.pills}>
            {photograph.isPublished ? null : <Pill tone="attention">{t('draft')}</Pill>}
            {photograph.image?.standIn ? <Pill>{t('standIn')}</Pill> : null}
            {photograph.image ? null : <Pill tone="attention">{t('noImage')}</Pill>}
          </span>
        </GridListItem>
      )}
    </GridList>
  );
}

/** What matches the words, the newest changes first where there are none; null until it is known. */
function useFound(sought: string, most: number) {
  const [found, setFound] = useState<StopPhotograph[] | null>(null);
  const [total, setTotal] = useState(0);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  useEffect(() => {
    const ends = new AbortController();
    const ask = async () => {
      const q = sought.trim().slice(0, 200);
      const sort = q ? ('title' as const) : ('changed' as const);
      const ids = await callStudio('lists.ids', { filter: q ? { q } : {}, sort }, ends.signal);
      if (!ids.ok) return ids;
      const shown = ids.value.ids.slice(0, most);
      const outcome = await callStudio('tours.photographs', { ids: shown }, ends.signal);
      if (!outcome.ok || ends.signal.aborted) return outcome;
      const order = new Map(shown.map((id, at) => [id, at]));
      setFound(outcome.value.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)));
      setTotal(ids.value.ids.length);
      return outcome;
    };
    const timer = setTimeout(
      () => void ask().then((outcome) => ends.signal.aborted || setFailed(outcome)),
      sought === '' ? 0 : ASK_AFTER,
    );
    return () => {
      clearTimeout(timer);
      ends.abort();
    };
  }, [sought, most]);
  return { found, total, failed };
}
