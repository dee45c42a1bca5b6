'use client';

import { createContext } from 'react';
import { OPENING } from './player-tour';

/** Where the tour is, for the stops on the page. */
export interface TourNow {
  /** The stop that is shown, from 0; or the opening. */
  at: number;
  /** Whether one stop is shown at a time, or the page reads as an article. */
  view: 'player' | 'article';
}

/** As the server renders it: every stop can be read. */
export const TourContext = createContext<TourNow>({ at: OPENING, view: 'article' });
