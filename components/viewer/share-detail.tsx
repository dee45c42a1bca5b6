'use client';

import { type DragEvent, useState } from 'react';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { detailDownload } from '@/lib/downloads/offer';
import { writeNumber } from '@/lib/text/digits';
import type { Region } from '@/lib/viewport/region';
import { CopyField } from './copy-field';
import { Icon } from './icons';
import styles from './share-detail.module.css';
import { type Copying, ShareDialog } from './share-dialog';
import { type ShareLinks, type ShareSource, shareLinks } from './share-links';
import type { ShareWords } from './words';

export interface ShareDetailProps {
  share: ShareSource;
  image: ImageView;
  /** Null: all of the photograph. */
  region: Region | null;
  /** Of the page. */
  language: Language;
  words: ShareWords;
  /** Lets another part be drawn on the picture. */
  choose?(): void;
  /** The dialog has been closed; focus is back where it was. */
  closed(): void;
}

/** Hands on a part of the photograph: a link with its card, the part itself, and what researchers take. */
export function ShareDetail({ share, image, region, language, words, choose, closed }: ShareDetailProps) {
  const [spoken, setSpoken] = useState(language);
  const links = shareLinks(share, image, region, spoken, window.location.href);
  return (
    <ShareDialog
      heading={region ? words.detail : words.whole}
      link={links.link}
      title={share.titles[spoken]}
      card={links.card}
      choice={<Languages {...{ spoken, setSpoken, words }} />}
      {...{ words, closed }}
    >
      {(copying) => (
        <>
          <div className={styles.actions}>
            {choose ? (
              <button type="button" onClick={choose}>
                {words.choose}
              </button>
            ) : null}
            {region ? <Download {...{ share, image, region, language, words }} /> : null}
          </div>
          {region ? <Citations {...{ share, language, words, copying }} address={links.link} /> : null}
          <Researchers {...{ links, words, copying }} />
        </>
      )}
    </ShareDialog>
  );
}

interface CitationsProps extends Pick<ShareDetailProps, 'share' | 'language' | 'words'> {
  address: string;
  copying: Copying;
}

function Citations({ share, language, words, address, copying }: CitationsProps) {
  return (
    <details className={styles.more}>
      <summary>{words.cite}</summary>
      {share.citations.map(({ name, text }) => (
        <CopyField
          key={name}
          label={name}
          value={text.replace('{address}', address)}
          copy={words.copyCitation}
          copied={words.citationCopied}
          language={language}
          {...copying}
        />
      ))}
    </details>
  );
}

interface LanguagesProps {
  spoken: Language;
  setSpoken(language: Language): void;
  words: ShareWords;
}

/** Whoever is sent the link may read another language; each has a card of its own. */
function Languages({ spoken, setSpoken, words }: LanguagesProps) {
  return (
    <fieldset className={styles.languages}>
      <legend>{words.linkLanguage}</legend>
      {LANGUAGES.map((each) => (
        <label key={each} lang={each}>
          <input
            type="radio"
            name="share-language"
            checked={each === spoken}
            onChange={() => setSpoken(each)}
          />
          {words.languages[each]}
        </label>
      ))}
    </fieldset>
  );
}

type DownloadProps = Pick<ShareDetailProps, 'share' | 'image' | 'language' | 'words'> & { region: Region };

/** The part as a file, where and as large as its rights allow. */
function Download({ share, image, region, language, words }: DownloadProps) {
  const file = share.download && detailDownload(image, region, share.download);
  if (!file) return null;
  const [width, height] = [writeNumber(file.width, language), writeNumber(file.height, language)];
  return (
    <a className={styles.download} href={file.address} download={file.fileName}>
      {words.download} <bdi>{words.pixels.replace('{width}', width).replace('{height}', height)}</bdi>
    </a>
  );
}

interface ResearchersProps {
  links: ShareLinks;
  words: ShareWords;
  copying: Copying;
}

function Researchers({ links, words, copying }: ResearchersProps) {
  return (
    <details className={styles.more}>
      <summary>{words.researchers}</summary>
      <CopyField
        label={words.state}
        value={links.state}
        copy={words.copyState}
        copied={words.stateCopied}
        {...copying}
      />
      <DragHandle dragged={links.dragged} words={words} />
    </details>
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
