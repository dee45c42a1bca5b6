import type { ViewerWords } from './words';

/** What the page of a comparison says beside what every zoom says, in the page's language and unformatted. */
export interface CompareWords {
  controls: string;
  /** Read after the name of each picture. */
  help: string;
  /** Buttons that say what a press brings. */
  curtain: string;
  side: string;
  together: string;
  apart: string;
  /** Name of the slider, and its value; holds `{percent}`. */
  slider: string;
  sliderValue: string;
  share: string;
  /** Said when the view comes to rest on all. */
  whole: string;
  /** On the button that leads back to all. */
  fit: string;
  /** What every zoom says. */
  viewer: ViewerWords;
}
