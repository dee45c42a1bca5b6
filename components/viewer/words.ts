import type { Language } from '@/lib/catalogue/languages';
import type { DrawingWords } from './drawing/drawing';

/**
 * What the zoom says, in the page's language. `{times}` stands for a number, already written in the page's digits;
 * pages pass the sentences raw (`t.raw`), because the zoom carries no message formatter into the browser.
 */
export interface ViewerWords {
  /** Name of the zoomable picture. */
  name: string;
  /** How to move with the keyboard; read after the name. */
  help: string;
  /** Name of the group of buttons. */
  controls: string;
  zoomIn: string;
  /** Of the numbered marks. */
  showMarks: string;
  hideMarks: string;
  /** Puts away the words of the chosen mark. */
  closeMark: string;
  zoomOut: string;
  /** Leads to what this photograph can be compared with. */
  compare: string;
  /** Back to the whole picture. */
  fit: string;
  fullScreen: string;
  exitFullScreen: string;
  /** Said when the view comes to rest on the whole picture. */
  whole: string;
  /** Said when the view comes to rest elsewhere; holds `{times}`, relative to the whole picture. */
  magnified: string;
  /** Tiles did not come, after several attempts. */
  tilesMissing: string;
  /** The zoom itself could not be loaded; the picture stays. */
  zoomMissing: string;
  retry: string;
  share: ShareWords;
  scale: ScaleWords;
}

/** What is said of how large things are. */
export interface ScaleWords {
  showRuler: string;
  hideRuler: string;
  /** Of the drawn ruler; holds `{length}`. */
  ruler: string;
  printSize: string;
  /** Opens the dialog that measures the screen, once that was done. */
  again: string;
  /** The view is nearer than the scan's own pixels. */
  beyond: string;
  /** The dialog could not be loaded. */
  missing: string;
  /** Heading of the dialog. */
  calibrate: string;
  how: string;
  size: string;
  done: string;
  remembered: string;
  close: string;
}

/** What the dialog that shares a detail says. */
export interface ShareWords {
  /** On the button in the row. */
  button: string;
  /** Headings, for a part of the photograph and for all of it. */
  detail: string;
  whole: string;
  close: string;
  link: string;
  copyLink: string;
  linkCopied: string;
  /** The browser forbids it; the text is selected then. */
  notCopied: string;
  /** Hands the link to the visitor's system. */
  send: string;
  cardAlt: string;
  /** Under the card. */
  card: string;
  researchers: string;
  state: string;
  copyState: string;
  stateCopied: string;
  drag: string;
  /** Before the choice of the link's language. */
  linkLanguage: string;
  languages: Record<Language, string>;
  /** Lets another part be drawn. */
  choose: string;
  /** While it is drawn. */
  chooseHint: string;
  take: string;
  cancel: string;
  drawing: DrawingWords;
  download: string;
  /** Holds `{width}` and `{height}`. */
  pixels: string;
  cite: string;
  copyCitation: string;
  citationCopied: string;
  /** The dialog could not be loaded. */
  missing: string;
  /** Said where a link named a part of another scan, and all of the photograph is shown. */
  otherScan: string;
}
