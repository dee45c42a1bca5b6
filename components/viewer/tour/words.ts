/**
 * What the player says. `{number}`, `{count}` and `{title}` stand for values that are already written as the page writes them; pages
 * pass the sentences raw, because the player carries no message formatter into the browser.
 */
export interface TourWords {
  /** Name of the picture. */
  picture: string;
  /** How to move with the keyboard; read after the name. */
  help: string;
  /** Name of the row of buttons. */
  controls: string;
  /** Name of the numbered stops. */
  stops: string;
  /** Name of one of them: holds `{number}` and `{title}`. */
  stop: string;
  begin: string;
  /** Holds `{number}`. */
  resume: string;
  again: string;
  next: string;
  previous: string;
  play: string;
  pause: string;
  article: string;
  player: string;
  zoomControls: string;
  zoomIn: string;
  zoomOut: string;
  /** Back to what the stop shows. */
  back: string;
  /** Said at a stop: holds `{number}`, `{count}` and `{title}`. */
  arrived: string;
  /** Said at the opening: holds `{count}`. */
  opening: string;
  /** The address named a stop that is no longer there. */
  unknown: string;
  close: string;
  /** The next picture has not come yet. */
  waiting: string;
  zoomMissing: string;
  tilesMissing: string;
  retry: string;
}

/** Puts values in the places that a sentence has for them. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
