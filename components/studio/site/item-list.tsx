'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/studio/controls/button';
import { itemIds, type ListSpec } from '@/lib/site/documents';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';
import { Leaf } from './leaf';

interface Props {
  name: string;
  label: string;
  spec: ListSpec;
}

type Said = 'moved' | 'removed' | 'added';

/** Entries in an order that buttons change; what is taken out comes back with undo. */
export function ItemList({ name, label, spec }: Props) {
  const t = useTranslations('studio.site.list');
  const { session } = useOpenDocument();
  const [said, setSaid] = useState<{ what: Said; number: number } | null>(null);
  const ids = itemIds({ [name]: session.value(name) }, name);
  const change = (next: string[], what: Said, number: number) => {
    session.set(name, next);
    setSaid({ what, number });
  };
  const move = (from: number, to: number) => {
    const next = ids.filter((_, at) => at !== from);
    next.splice(to, 0, ids[from] ?? '');
    change(next, 'moved', to + 1);
  };
  return (
    <section className={styles.list} aria-label={label}>
      <h2 className={styles.listTitle}>{label}</h2>
      <ol className={styles.items}>
        {ids.map((id, at) => (
          <li key={id} className={styles.item}>
            <div className={styles.itemHead}>
              <span className={styles.when}>{t('entry', { number: at + 1 })}</span>
              <div className={styles.tools}>
                <Button weight="quiet" isDisabled={at === 0} onPress={() => move(at, at - 1)}>
                  {t('up', { number: at + 1 })}
                </Button>
                <Button weight="quiet" isDisabled={at === ids.length - 1} onPress={() => move(at, at + 1)}>
                  {t('down', { number: at + 1 })}
                </Button>
                <Button
                  weight="quiet"
                  onPress={() =>
                    change(
                      ids.filter((each) => each !== id),
                      'removed',
                      at + 1,
                    )
                  }
                >
                  {t('remove', { number: at + 1 })}
                </Button>
              </div>
            </div>
            {Object.entries(spec.item).map(([inner, leaf]) => (
              <Leaf key={inner} path={`${name}.${id}.${inner}`} name={inner as LeafName} spec={leaf} />
            ))}
          </li>
        ))}
      </ol>
      <Button onPress={() => change([...ids, newItemId()], 'added', ids.length + 1)}>{t('add')}</Button>
      <p role="status" className="visually-hidden">
        {said ? t(said.what, { number: said.number }) : ''}
      </p>
    </section>
  );
}

type LeafName = Parameters<typeof Leaf>[0]['name'];

function newItemId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('');
}
