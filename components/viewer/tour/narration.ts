import { useEffect, useState } from 'react';
import { narrationElementId } from './player-tour';

/** The recording of a stop, as it lies on the page; null where there is none. */
export function narrationOf(id: string | undefined): HTMLAudioElement | null {
  const element = id === undefined ? null : document.getElementById(narrationElementId(id));
  return element instanceof HTMLAudioElement ? element : null;
}

/**
 * What the voice says now, wherever it was begun; and no voice goes on when its stop is left.
 * @param id of the stop that is shown; undefined: none
 */
export function useCaptions(id: string | undefined): string {
  const [caption, setCaption] = useState('');
  useEffect(() => {
    const audio = narrationOf(id);
    const track = audio?.textTracks[0];
    if (!audio || !track) return undefined;
    const changed = () => {
      const cues = audio.paused ? [] : Array.from(track.activeCues ?? []);
      setCaption(cues.map(wordsOf).join('\n'));
    };
    // An audio element draws no captions itself, but reads them.
    track.mode = 'hidden';
    track.addEventListener('cuechange', changed);
    audio.addEventListener('play', changed);
    audio.addEventListener('pause', changed);
    return () => {
      track.removeEventListener('cuechange', changed);
      audio.removeEventListener('play', changed);
      audio.removeEventListener('pause', changed);
      setCaption('');
    };
  }, [id]);
  useEffect(() => () => narrationOf(id)?.pause(), [id]);
  return caption;
}

function wordsOf(cue: TextTrackCue): string {
  return cue instanceof VTTCue ? (cue.getCueAsHTML().textContent ?? '') : '';
}
