'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  type Key,
  useDragAndDrop,
} from 'react-aria-components';
import { movedBeside, movedTo } from './moves';
import styles from './ordered-list.module.css';
import { PlaceDialog } from './place-dialog';

interface Item {
  id: string;
}

interface Props<Entry extends Item> {
  /** Names the list. */
  label: string;
  items: readonly Entry[];
  /** Ids of the whole order, where `items` are only a part of it. */
  order?: readonly string[];
  /** What an entry is called in what is said. */
  nameOf(item: Entry): string;
  /** All ids in their new order, and the one that was moved. */
  onOrder(ids: string[], moved: string): void;
  isDisabled?: boolean;
  children(item: Entry, index: number): ReactNode;
}

const MOVES = ['first', 'up', 'down', 'place'] as const;
type Move = (typeof MOVES)[number];
type Step = Exclude<Move, 'place'>;

const SIGNS: Record<Move, string> = { first: '⤒', up: '↑', down: '↓', place: '#' };

/** From so many entries on, a place can be named: nobody drags past hundreds. */
const LONG = 12;

/** A list whose order is changed by dragging, by keyboard and by buttons; where an entry went is said aloud. */
export function OrderedList<Entry extends Item>(props: Props<Entry>) {
  const { label, items, nameOf, onOrder, isDisabled = false, children } = props;
  const t = useTranslations('studio.sections.order');
  const [said, setSaid] = useState('');
  const ids = props.order ?? items.map(({ id }) => id);
  const change = (next: string[], id: string) => {
    const item = items.find((each) => each.id === id);
    if (!item || next.join() === ids.join()) return;
    onOrder(next, id);
    setSaid(t('moved', { name: nameOf(item), number: next.indexOf(id) + 1, count: next.length }));
  };
  const { dragAndDropHooks } = useDragging({ items, ids, nameOf, isDisabled, change });
  const { holder, keepFocus } = useKeptFocus(ids);
  const [placing, setPlacing] = useState<Entry | null>(null);
  const move = (id: string, how: Step) => {
    keepFocus(id, how);
    const at = ids.indexOf(id);
    change(movedTo(ids, id, how === 'first' ? 0 : how === 'up' ? at - 1 : at + 1), id);
  };
  const place = (item: Entry, number: number) => {
    keepFocus(item.id, 'place');
    setPlacing(null);
    change(movedTo(ids, item.id, number - 1), item.id);
  };
  return (
    <div ref={holder} className={styles.holder}>
      <GridList
        aria-label={label}
        items={items}
        // What a row shows beside its entry, such as its number, changes with the order.
        dependencies={[items, isDisabled]}
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        className={styles.list}
      >
        {(item) => (
          <GridListItem id={item.id} textValue={nameOf(item)} className={styles.item}>
            <Handle label={t('handle', { name: nameOf(item) })} isDisabled={isDisabled} />
            <div className={styles.content}>{children(item, ids.indexOf(item.id))}</div>
            <Moves
              id={item.id}
              name={nameOf(item)}
              ends={{ isFirst: ids[0] === item.id, isLast: ids.at(-1) === item.id }}
              isLong={ids.length > LONG}
              isDisabled={isDisabled}
              onMove={(how) => (how === 'place' ? setPlacing(item) : move(item.id, how))}
            />
          </GridListItem>
        )}
      </GridList>
      {placing ? (
        <PlaceDialog
          name={nameOf(placing)}
          number={ids.indexOf(placing.id) + 1}
          count={ids.length}
          onPlace={(number) => place(placing, number)}
          onClose={() => setPlacing(null)}
        />
      ) : null}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

function Handle({ label, isDisabled }: { label: string; isDisabled: boolean }) {
  return (
    <AriaButton slot="drag" className={styles.handle} aria-label={label} isDisabled={isDisabled}>
      <span aria-hidden="true">⠿</span>
    </AriaButton>
  );
}

interface MovesProps {
  id: string;
  name: string;
  ends: { isFirst: boolean; isLast: boolean };
  isLong: boolean;
  isDisabled: boolean;
  onMove(how: Move): void;
}

function Moves({ id, name, ends, isLong, isDisabled, onMove }: MovesProps) {
  const t = useTranslations('studio.sections.order');
  return (
    <div className={styles.moves}>
      {MOVES.filter((how) => isLong || how !== 'place').map((how) => (
        <AriaButton
          key={how}
          className={styles.move}
          data-move={`${id} ${how}`}
          aria-label={t(how, { name })}
          isDisabled={isDisabled || (how === 'down' ? ends.isLast : how !== 'place' && ends.isFirst)}
          onPress={() => onMove(how)}
        >
          <span aria-hidden="true">{SIGNS[how]}</span>
        </AriaButton>
      ))}
    </div>
  );
}

interface Dragging<Entry extends Item> {
  items: readonly Entry[];
  /** Of the whole order. */
  ids: readonly string[];
  nameOf(item: Entry): string;
  isDisabled: boolean;
  change(next: string[], id: string): void;
}

function useDragging<Entry extends Item>({ items, ids, nameOf, isDisabled, change }: Dragging<Entry>) {
  const nameById = (key: Key) => {
    const item = items.find(({ id }) => id === key);
    return item ? nameOf(item) : '';
  };
  return useDragAndDrop({
    isDisabled,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': nameById(key) })),
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      if (id === undefined || target.dropPosition === 'on') return;
      change(movedBeside(ids, id, String(target.key), target.dropPosition), id);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.indicator} />,
  });
}

/** A row that moves in the document loses the keyboard; the button that moved it gets it back, or its neighbour at an end. */
function useKeptFocus(ids: readonly string[]) {
  const holder = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ id: string; how: Move } | null>(null);
  const order = ids.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every new order
  useEffect(() => {
    const { id, how } = wanted.current ?? {};
    wanted.current = null;
    if (!id || !how) return;
    const frame = requestAnimationFrame(() => {
      const buttons = [how, ...MOVES].map((each) =>
        holder.current?.querySelector<HTMLButtonElement>(`[data-move="${CSS.escape(`${id} ${each}`)}"]`),
      );
      buttons.find((button) => button && !button.disabled)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [order]);
  return {
    holder,
    keepFocus: (id: string, how: Move) => {
      wanted.current = { id, how };
    },
  };
}
