'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { StopPhotograph } from '@/lib/studio/tour-commands';
import { pickText } from '@/lib/text/pick-text';
import { MOST_STOPS, stopTextOf } from '@/lib/tours/tour-draft';
import arrangement from '../arrangements/arrangement.module.css';
import { useArrangement } from '../arrangements/arrangement-session';
import { Button } from '../controls/button';
import { EmptyState } from '../controls/empty-state';
import { Notice } from '../controls/notice';
import { OrderedList } from '../sections/ordered-list';
import { PhotographPicker } from './photograph-picker';
import { RegionPicture } from './region-picture';
import { StopPanel, type StopPanelHandle } from './stop-panel';
import { StopPills } from './stop-pills';
import { lookOf } from './stop-region';
import { type OpenStop, useStops, useTourMaterial } from './tour-session';
import styles from './tours.module.css';

/** The stops in their order, and the one that is being worked on. */
export function TourStops() {
  const t = useTranslations('studio.tours.stops');
  const { isReadOnly } = useArrangement();
  const { addPhotograph, aim } = useTourMaterial();
  const { stops, put, add } = useStops();
  const [isPicking, setPicking] = useState(false);
  const [gone, setGone] = useState<OpenStop | null>(null);
  const take = (photograph: StopPhotograph) => {
    addPhotograph(photograph);
    setPicking(false);
    aim({ stopId: add(photograph.id), where: 'picture' });
  };
  const putBack = (one: OpenStop) => {
    put(one.id, one.stop);
    setGone(null);
    aim({ stopId: one.id, where: 'panel' });
  };
  const adding = isReadOnly ? null : (
    <div className={styles.adding}>
      <Button weight="full" isDisabled={stops.length >= MOST_STOPS} onPress={() => setPicking(true)}>
        {t('add')}
      </Button>
    </div>
  );
  return (
    <section aria-labelledby="stops" className={styles.stops}>
      <div className={styles.stopsHead}>
        <h2 id="stops" className={arrangement.language}>
          {t('title')}
        </h2>
        {stops.length > 0 ? adding : null}
      </div>
      <div role="status">
        {gone ? (
          <Notice tone="attention">
            {t('deleted')}
            <Button onPress={() => putBack(gone)} autoFocus>
              {t('undo')}
            </Button>
          </Notice>
        ) : null}
      </div>
      {stops.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
          {adding}
        </EmptyState>
      ) : (
        <Desk onRemoved={setGone} onAdd={() => setPicking(true)} />
      )}
      {isPicking ? <PhotographPicker onPick={take} onClose={() => setPicking(false)} /> : null}
    </section>
  );
}

interface DeskProps {
  onRemoved(one: OpenStop): void;
  onAdd(): void;
}

/** The list, and beside it the stop that was chosen there. */
function Desk({ onRemoved, onAdd }: DeskProps) {
  const t = useTranslations('studio.tours.stops');
  const { isReadOnly } = useArrangement();
  const { aim } = useTourMaterial();
  const { stops, put, arrange, add } = useStops();
  const { chosen, panel } = useChosen(stops);
  const nameOf = useStopNames(stops);
  const remove = (one: OpenStop) => {
    const at = stops.indexOf(one);
    put(one.id, null);
    onRemoved(one);
    aim({ stopId: stops[at + 1]?.id ?? stops[at - 1]?.id ?? null, where: null });
  };
  const another = (one: OpenStop) => aim({ stopId: add(one.stop.photographId, one.id), where: 'picture' });
  return (
    <div className={styles.desk}>
      <div className={styles.aside}>
        <p className={arrangement.help}>{t('help')}</p>
        <OrderedList
          label={t('list')}
          items={stops}
          nameOf={nameOf}
          onOrder={arrange}
          isDisabled={isReadOnly}
        >
          {(one, index) => (
            <StopEntry
              {...{ one, number: index + 1, name: nameOf(one), isChosen: one.id === chosen?.id }}
              onChoose={() => aim({ stopId: one.id, where: 'panel' })}
            />
          )}
        </OrderedList>
      </div>
      {chosen ? (
        <StopPanel
          key={chosen.id}
          ref={panel}
          {...{ one: chosen, number: stops.indexOf(chosen) + 1, name: nameOf(chosen) }}
          onAdd={stops.length < MOST_STOPS ? onAdd : null}
          onRemove={() => remove(chosen)}
          onAnother={stops.length < MOST_STOPS ? () => another(chosen) : null}
          onChange={(part) => put(chosen.id, { ...chosen.stop, ...part })}
        />
      ) : null}
    </div>
  );
}

/** Which stop is worked on: the first, until another is aimed at; the keyboard follows. */
function useChosen(stops: readonly OpenStop[]) {
  const { target } = useTourMaterial();
  const panel = useRef<StopPanelHandle>(null);
  useEffect(() => {
    const where = target?.where;
    if (!where) return;
    // Once a dialog has given the keyboard back.
    const timer = setTimeout(() => panel.current?.focus(where), 50);
    return () => clearTimeout(timer);
  }, [target]);
  const chosen = stops.find(({ id }) => id === target?.stopId) ?? stops[0] ?? null;
  return { chosen, panel };
}

/** What a stop is called in the reader's language: by its own title, else by its photograph's. */
function useStopNames(stops: readonly OpenStop[]): (one: OpenStop) => string {
  const t = useTranslations('studio.tours.stops');
  const { language } = useArrangement();
  const { photographs, draft } = useTourMaterial();
  return (one) => {
    const titles = Object.fromEntries(
      LANGUAGES.map((lang) => [lang, stopTextOf(draft, one.id, lang).title ?? '']),
    );
    const title =
      pickText(titles, language) ?? pickText(photographs[one.stop.photographId]?.titles ?? {}, language);
    return title?.text ?? t('untitled', { number: stops.indexOf(one) + 1 });
  };
}

interface EntryProps {
  one: OpenStop;
  number: number;
  name: string;
  isChosen: boolean;
  onChoose(): void;
}

function StopEntry({ one, number, name, isChosen, onChoose }: EntryProps) {
  const t = useTranslations('studio.tours.stops');
  const format = useFormatter();
  const { photographs } = useTourMaterial();
  const photograph = photographs[one.stop.photographId];
  const { region } = lookOf(one.stop, photograph);
  return (
    <div className={styles.entry} data-chosen={isChosen || undefined}>
      <span className={arrangement.number}>{format.number(number)}</span>
      <RegionPicture image={photograph?.image ?? null} region={region} />
      <span className={styles.entryWords}>
        <AriaButton
          className={styles.choose}
          aria-label={t('edit', { name })}
          aria-current={isChosen ? 'true' : undefined}
          onPress={onChoose}
        >
          <bdi>{name}</bdi>
        </AriaButton>
        <span className={styles.pills}>
          <StopPills one={one} />
        </span>
      </span>
    </div>
  );
}
