'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import type { Language } from '@/lib/catalogue/languages';
import type { Choices } from '@/lib/studio/choice-commands';
import type { PhotographQuery } from '@/lib/studio/photograph-filter';
import { BulkDialog } from './bulk-dialog';
import styles from './photograph-list.module.css';

const ACTIONS = ['choose', 'publish', 'unpublish', 'trash'] as const;

interface Props {
  /** All that match the filter, on whatever page. */
  total: number;
  query: PhotographQuery;
  options: Choices;
  language: Language;
  selected: ReadonlySet<string>;
  onSelect(ids: ReadonlySet<string>): void;
}

/** What has been chosen, and what can be done with all of it at once. */
export function SelectionBar({ total, query, options, language, selected, onSelect }: Props) {
  const t = useTranslations('studio.lists');
  const router = useRouter();
  const [kind, setKind] = useState<(typeof ACTIONS)[number] | null>(null);
  const [isAsking, setAsking] = useState(false);
  const selectAll = async () => {
    setAsking(true);
    const outcome = await callStudio('lists.ids', { filter: query.filter, sort: query.sort });
    setAsking(false);
    if (outcome.ok) onSelect(new Set(outcome.value.ids));
  };
  return (
    <section className={styles.selection} aria-label={t('select.bar')}>
      <span className={styles.selected} role="status">
        {t('select.count', { count: selected.size })}
      </span>
      {selected.size < total ? (
        <Button weight="quiet" onPress={selectAll} isPending={isAsking}>
          {t('select.all', { count: total })}
        </Button>
      ) : null}
      <Button weight="quiet" onPress={() => onSelect(new Set())}>
        {t('select.none')}
      </Button>
      <span className={styles.actions}>
        {ACTIONS.map((action) => (
          <Button
            key={action}
            weight={action === 'choose' ? 'full' : action === 'trash' ? 'danger' : 'outline'}
            onPress={() => setKind(action)}
          >
            {t(action === 'choose' ? 'bulk.change' : `bulk.${action}`)}
          </Button>
        ))}
      </span>
      {kind ? (
        <BulkDialog
          ids={[...selected]}
          kind={kind}
          options={options}
          language={language}
          onClose={(hasChanged) => {
            setKind(null);
            if (hasChanged) router.refresh();
          }}
        />
      ) : null}
    </section>
  );
}
