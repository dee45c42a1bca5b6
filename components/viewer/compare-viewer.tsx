import type { ReactNode } from 'react';
import type { Language } from '@/lib/catalogue/languages';
import type { ImageView } from '@/lib/catalogue/views';
import type { CompareMode, Side } from '@/lib/comparisons/compare-state';
import type { Similarity } from '@/lib/viewport/similarity';
import styles from './compare.module.css';
import { CompareControls } from './compare-controls';
import type { CompareWords } from './compare-words';
import { Previews, Proportions } from './painted-picture';
import viewer from './viewer.module.css';

/** One photograph of two, with what stands above it. */
export interface ComparedPhotograph {
  image: ImageView;
  alt: string;
  /** Language of `alt` where it is not the page's. */
  altLang?: string;
  caption: ReactNode;
}

interface Props {
  first: ComparedPhotograph;
  second: ComparedPhotograph;
  /** From the second's pixels to the first's, where a curator has aligned them. */
  aligned: Similarity | null;
  words: CompareWords;
  language: Language;
  /** Without it, nothing is shared, and the address says nothing: a page of the studio. */
  share?: CompareShare;
}

/** Where others can be led to. */
export interface CompareShare {
  title: string;
  /** Absolute, or relative to the site. */
  page: string;
  /** Site-relative address of the link's card. */
  card: string;
}

/** Until the script runs the two stand next to each other, or above each other on a narrow screen. */
const FIRST_MODE: CompareMode = 'side';

/** Two photographs in one darkroom, painted by the server and zoomable together as soon as the browser can. */
export function CompareViewer({ first, second, aligned, words, language, share }: Props) {
  const help = `compare-help-${first.image.id}`;
  return (
    <section className={`${viewer.viewer} ${styles.compare}`} data-compare="" data-mode={FIRST_MODE}>
      <div className={styles.panes} data-part="panes">
        <Pane side="first" photograph={first} help={help} />
        <Pane side="second" photograph={second} help={help} />
        <CompareControls
          images={{ first: first.image, second: second.image }}
          {...{ aligned, words, language, share }}
        />
      </div>
      <p id={help} className={viewer.spoken}>
        {words.help}
      </p>
    </section>
  );
}

interface PaneProps {
  side: Side;
  photograph: ComparedPhotograph;
  help: string;
  /** Stands over the picture. */
  children?: ReactNode;
}

/** One of the two, as the zoom finds it. */
export function Pane({ side, photograph, help, children }: PaneProps) {
  const { image, alt, altLang, caption } = photograph;
  const name = `compare-${side}-${image.id}`;
  const sizes = sizesOf(image);
  return (
    <figure className={styles.figure} data-side={side}>
      <figcaption id={name} className={styles.caption}>
        {caption}
      </figcaption>
      <div className={styles.pane}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would not be laid out as the stage is */}
        <div
          className={viewer.stage}
          data-part="stage"
          role="group"
          aria-labelledby={name}
          aria-describedby={help}
        >
          <div className={viewer.frame} data-part="frame">
            <div className={viewer.mount} data-part="mount">
              <Proportions image={image} />
              <Previews image={image} alt={alt} altLang={altLang} sizes={{ first: sizes, sharp: sizes }} />
            </div>
          </div>
          <div className={viewer.canvas} data-part="canvas" />
        </div>
        {children}
      </div>
    </figure>
  );
}

/** How wide the picture is shown beside the other, or above it. Only the choice of a preview hangs on it. */
function sizesOf({ width, height }: ImageView): string {
  const ratio = (width / height).toFixed(3);
  const narrow = `min(100vw - 12px, (50vh - 9rem) * ${ratio})`;
  return `(min-width: 64rem) min(50vw - 3rem, (100vh - 16rem) * ${ratio}), ${narrow}`;
}
