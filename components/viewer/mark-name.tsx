'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { chooseMark, useChosenMark } from './chosen-mark';
import { markElementId } from './mark-element';

interface Props {
  /** The annotation's. */
  id: string;
  className?: string;
  children: ReactNode;
}

/** An annotation's name in the list: plain text until there is a script that can lead to its mark. */
export function MarkName({ id, className, children }: Props) {
  const [isReady, setReady] = useState(false);
  const chosen = useChosenMark();
  const isChosen = chosen?.id === id;
  useEffect(() => setReady(true), []);
  useEffect(() => {
    if (!isChosen || chosen?.from !== 'picture') return;
    // On a phone the list lies under the picture, where scrolling to it would cover what was just touched.
    if (!window.matchMedia('(min-width: 64rem)').matches) return;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    document
      .getElementById(markElementId(id))
      ?.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' });
  }, [isChosen, chosen, id]);
  if (!isReady) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      className={className}
      aria-current={isChosen}
      onClick={() => chooseMark({ id, from: 'list' })}
    >
      {children}
    </button>
  );
}
