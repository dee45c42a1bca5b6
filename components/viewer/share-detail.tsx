'use client';

import { type DragEvent, useRef, useState } from 'react';
import { CARD_SIZE } from '@/lib/cards/card-address';
import { copyFrom } from './copy';
import { Icon } from './icons';
import styles from './share-detail.module.css';
import type { ShareLinks } from './share-links';
import { ViewerDialog } from './viewer-dialog';
import type { ShareWords } from './words';

interface Props {
  /** Without a content state, nothing is said of IIIF viewers. */
  links: Pick<ShareLinks, 'link' | 'card'> & Partial<ShareLinks>;
  title: string;
  /** Whether a part of the photograph is shared, or all of it. */
  isDetail: boolean;
  words: ShareWords;
  /** The dialog has been closed; focus is back where it was. */
  closed(): void;
}

/** Hands on what is seen: a link with its card, and what IIIF viewers take. Fetched when it is first asked for. */
export function ShareDetail({ links, title, isDetail, words, closed }: Props) {
  const [said, setSaid] = useState('');
  return (
    <ViewerDialog heading={isDetail ? words.detail : words.whole} close={words.close} closed={closed}>
      <CopyField
        label={words.link}
        value={links.link}
        copy={words.copyLink}
        copied={words.linkCopied}
        {...{ words, setSaid }}
      />
      <SendButton title={title} url={links.link} words={words} />
      <CardPreview card={links.card} words={words} />
      {links.state && links.dragged && (
        <ForViewers state={links.state} dragged={links.dragged} words={words} setSaid={setSaid} />
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
    </ViewerDialog>
  );
}

interface ForViewersProps extends Pick<ShareLinks, 'state' | 'dragged'> {
  words: ShareWords;
  setSaid(said: string): void;
}

/** What other programs take a view from. */
function ForViewers({ state, dragged, words, setSaid }: ForViewersProps) {
  return (
    <details className={styles.more}>
      <summary>{words.researchers}</summary>
      <CopyField
        label={words.state}
        value={state}
        copy={words.copyState}
        copied={words.stateCopied}
        {...{ words, setSaid }}
      />
      <DragHandle dragged={dragged} words={words} />
    </details>
  );
}

interface CopyFieldProps {
  label: string;
  value: string;
  copy: string;
  copied: string;
  words: ShareWords;
  setSaid(said: string): void;
}

function CopyField({ label, value, copy, copied, words, setSaid }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const press = async () => {
    if (!field.current) return;
    const worked = await copyFrom(field.current);
    setCopied(worked);
    setSaid(worked ? copied : words.notCopied);
  };
  return (
    <div className={styles.field}>
      <label>
        <span>{label}</span>
        {/* An address and a code read from left to right in every language. */}
        <input
          ref={field}
          dir="ltr"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <button type="button" className={styles.copy} onClick={press} data-first="">
        <Icon name={isCopied ? 'done' : 'copy'} />
        {copy}
      </button>
    </div>
  );
}

/** Hands the link to whatever the visitor's system offers; not there where it offers nothing. */
function SendButton({ title, url, words }: { title: string; url: string; words: ShareWords }) {
  if (typeof navigator.share !== 'function') return null;
  // Whoever changes their mind rejects it, too; there is nothing to say.
  const send = () => navigator.share({ title, url }).catch(() => undefined);
  return (
    <button type="button" className={styles.send} onClick={send}>
      <Icon name="share" />
      {words.send}
    </button>
  );
}

function CardPreview({ card, words }: { card: string; words: ShareWords }) {
  const [isMissing, setMissing] = useState(false);
  if (isMissing) return null;
  return (
    <figure className={styles.card}>
      <img src={card} {...CARD_SIZE} alt={words.cardAlt} onError={() => setMissing(true)} />
      <figcaption>{words.card}</figcaption>
    </figure>
  );
}

/** For a mouse alone; what it hands over can be copied above it, too. */
function DragHandle({ dragged, words }: { dragged: ShareLinks['dragged']; words: ShareWords }) {
  const drag = ({ dataTransfer }: DragEvent) => {
    for (const [type, data] of Object.entries(dragged)) dataTransfer.setData(type, data);
    dataTransfer.effectAllowed = 'copyLink';
  };
  return (
    <p className={styles.handle} draggable onDragStart={drag}>
      <Icon name="handle" />
      {words.drag}
    </p>
  );
}
