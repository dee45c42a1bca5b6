'use client';

import { useRef, useState } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import { formatCompareState, type Side } from '@/lib/comparisons/compare-state';
import type { Similarity } from '@/lib/viewport/similarity';
import styles from './compare.module.css';
import type { CompareShare } from './compare-viewer';
import type { CompareWords } from './compare-words';
import { Curtain } from './curtain';
import { sentenceOf } from './say-view';
import { ToolButton } from './tool-button';
import { useComparison } from './use-comparison';
import { useSettled } from './use-settled';
import viewer from './viewer.module.css';

interface Props {
  images: Record<Side, ImageView>;
  aligned: Similarity | null;
  words: CompareWords;
  language: Language;
  share?: CompareShare;
}

/** The browser's part of a comparison: the buttons, the curtain and what is said. */
export function CompareControls({ images, aligned, words, language, share }: Props) {
  const row = useRef<HTMLFieldSetElement>(null);
  const comparison = useComparison(row, images, aligned, share !== undefined);
  const { isReady, way, setWay, view, missing } = comparison;
  const sharing = useSharing();
  const said = useSettled(view && sentenceOf(view, { ...words.viewer, whole: words.whole }, language));
  return (
    <>
      {way.mode === 'curtain' && (
        <Curtain
          value={way.curtain}
          name={words.slider}
          valueText={words.sliderValue}
          language={language}
          set={(curtain) => setWay({ ...way, curtain })}
        />
      )}
      <fieldset
        ref={row}
        className={`${viewer.controls} ${styles.controls}`}
        aria-label={words.controls}
        data-ready={isReady}
      >
        <ZoomButtons {...comparison} words={words} />
        <WayButtons {...comparison} words={words} />
        {share && (
          <ToolButton
            icon="share"
            name={words.share}
            act={() => sharing.begin(formatCompareState(comparison.seen()))}
          />
        )}
      </fieldset>
      {share && sharing.shown && (
        <sharing.shown.Dialog
          heading={words.share}
          link={linkTo(share, sharing.shown.hash)}
          card={share.card}
          title={share.title}
          words={words.viewer.share}
          closed={sharing.end}
        />
      )}
      <Message
        missing={sharing.missing === null ? missing : 'share'}
        words={words}
        retry={() => (sharing.missing === null ? comparison.retry() : sharing.begin(sharing.missing))}
      />
      <p className={viewer.spoken} aria-live="polite">
        {said}
      </p>
    </>
  );
}

type Comparison = ReturnType<typeof useComparison> & { words: CompareWords };

function ZoomButtons({ state, isFull, give, words }: Comparison) {
  const { zoomIn, zoomOut, exitFullScreen, fullScreen } = words.viewer;
  return (
    <>
      <ToolButton icon="zoomIn" name={zoomIn} keys="+" isOff={!state.canZoomIn} act={() => give('zoomIn')} />
      <ToolButton
        icon="zoomOut"
        name={zoomOut}
        keys="-"
        isOff={!state.canZoomOut}
        act={() => give('zoomOut')}
      />
      <ToolButton icon="fit" name={words.fit} keys="0 Home" isOff={state.isHome} act={() => give('fit')} />
      <ToolButton
        icon={isFull ? 'exitFullScreen' : 'fullScreen'}
        name={isFull ? exitFullScreen : fullScreen}
        keys="f"
        act={() => give('fullScreen')}
      />
    </>
  );
}

function WayButtons({ way, setWay, setApart, words }: Comparison) {
  const isCurtain = way.mode === 'curtain';
  return (
    <>
      <ToolButton
        icon={isCurtain ? 'side' : 'curtain'}
        name={isCurtain ? words.side : words.curtain}
        act={() => setWay({ ...way, mode: isCurtain ? 'side' : 'curtain' })}
      />
      <ToolButton
        icon={way.isApart ? 'together' : 'apart'}
        name={way.isApart ? words.together : words.apart}
        act={() => setApart(!way.isApart)}
      />
    </>
  );
}

function linkTo({ page }: CompareShare, hash: string): string {
  return new URL(page + hash, window.location.href).href;
}

interface Shown {
  hash: string;
  Dialog: typeof import('./share-dialog').ShareDialog;
}

/** The dialog that shares what is seen when it is asked for; `missing` is what it could not be opened for. */
function useSharing() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [missing, setMissing] = useState<string | null>(null);
  const begin = async (hash: string) => {
    try {
      const { ShareDialog: Dialog } = await import('./share-dialog');
      setMissing(null);
      setShown({ hash, Dialog });
    } catch {
      setMissing(hash);
    }
  };
  return { shown, missing, begin, end: () => setShown(null) };
}

interface MessageProps {
  missing: 'zoom' | 'tiles' | 'share' | null;
  words: CompareWords;
  retry(): void;
}

function Message({ missing, words, retry }: MessageProps) {
  const { zoomMissing, tilesMissing, share } = words.viewer;
  const sentences = { zoom: zoomMissing, tiles: tilesMissing, share: share.missing };
  return (
    <div className={viewer.message} data-shown={missing !== null}>
      <p role="status">{missing && sentences[missing]}</p>
      {missing && (
        <button type="button" onClick={retry}>
          {words.viewer.retry}
        </button>
      )}
    </div>
  );
}
