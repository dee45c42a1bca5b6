import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView, Texts } from '@/lib/catalogue/views';
import type { SizeLimits } from '@/lib/iiif/image-request';
import { CitationMenu } from './citation-menu';
import { DownloadMenu } from './download-menu';
import { EmbedCode } from './embed-code';
import styles from './take-away.module.css';

/** What is known of a photograph's page only once it is published. */
export interface Publication {
  siteTitles: Texts;
  /** Absolute address of the page; null where the institution has not said under which it publishes. */
  page: string | null;
  /** Absolute address of the manifest, where there is one. */
  manifest: string | undefined;
  /** The HTML that shows it in another page, where there is an image. */
  frameCode: string | undefined;
  /** What the image service gives at most. */
  limits: SizeLimits;
}

export interface TakeAwayProps {
  photograph: PhotographView;
  publication: Publication;
  language: Language;
}

/** What a reader takes along: how to cite the photograph, its picture as far as its rights go, the code for another page. */
export function TakeAway(props: TakeAwayProps) {
  const { frameCode } = props.publication;
  return (
    <div className={styles.takeAway}>
      <CitationMenu {...props} />
      <DownloadMenu {...props} />
      {frameCode ? <EmbedCode code={frameCode} language={props.language} /> : null}
    </div>
  );
}
