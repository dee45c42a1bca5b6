'use client';

import { type ReactNode, useState } from 'react';
import { CARD_SIZE } from '@/lib/cards/card-address';
import { CopyField } from './copy-field';
import { Icon } from './icons';
import styles from './share-detail.module.css';
import { ViewerDialog } from './viewer-dialog';
import type { ShareWords } from './words';

/** What every field that can be copied needs. */
export interface Copying {
  notCopied: string;
  setSaid(said: string): void;
}

export interface ShareDialogProps {
  heading: string;
  link: string;
  title: string;
  /** Address of the picture that stands for the link. */
  card: string;
  words: ShareWords;
  /** Above the card: what changes link and card. */
  choice?: ReactNode;
  /** Below it: what else can be taken along. */
  children?(copying: Copying): ReactNode;
  /** The dialog has been closed; focus is back where it was. */
  closed(): void;
}

/** Hands on what is seen: a link with its card. Fetched when it is first asked for. */
export function ShareDialog({
  heading,
  link,
  title,
  card,
  words,
  choice,
  children,
  closed,
}: ShareDialogProps) {
  const [said, setSaid] = useState('');
  const copying: Copying = { notCopied: words.notCopied, setSaid };
  return (
    <ViewerDialog heading={heading} close={words.close} closed={closed}>
      <CopyField
        label={words.link}
        value={link}
        copy={words.copyLink}
        copied={words.linkCopied}
        isFirst
        {...copying}
      />
      <SendButton title={title} url={link} words={words} />
      {choice}
      <CardPreview key={card} card={card} words={words} />
      {children?.(copying)}
      <p className={styles.said} role="status">
        {said}
      </p>
    </ViewerDialog>
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
