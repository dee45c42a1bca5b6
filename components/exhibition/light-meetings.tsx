'use client';

import { type ReactNode, useRef } from 'react';

interface Props {
  className: string | undefined;
  /** What stays lit when nothing is pointed at. */
  chosen: number | null;
  /**
   * A drawing whose parts say in `data-of` whose they are, and links that light a community, `data-light`. What stands for a
   * community (`data-own`) or for a row elsewhere on the page (`data-row`, its id) leads there when it is clicked.
   */
  children: ReactNode;
}

/** Lights a community's meetings while it is pointed at or has the keyboard, and leads from the drawing to its list and table. */
export function LightMeetings({ className, chosen, children }: Props) {
  const stage = useRef<HTMLDivElement>(null);
  const light = (community: string | null) => {
    for (const part of stage.current?.querySelectorAll<SVGElement>('[data-of]') ?? [])
      part.toggleAttribute('data-dim', community !== null && !part.dataset.of?.includes(` ${community} `));
  };
  const over = (target: EventTarget) => {
    const found = target instanceof Element ? target.closest<HTMLElement>('[data-light], [data-own]') : null;
    light(found?.dataset.light ?? found?.dataset.own ?? (chosen === null ? null : String(chosen)));
  };
  const lead = (target: EventTarget) => {
    if (!(target instanceof Element)) return;
    const own = target.closest<SVGElement>('[data-own]')?.dataset.own;
    if (own) stage.current?.querySelector<HTMLElement>(`[data-light="${own}"]`)?.click();
    const row = target.closest<SVGElement>('[data-row]')?.dataset.row;
    if (row && document.getElementById(row)) window.location.hash = row;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at and focused are the links in it; this only listens
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list and the table are there for the keyboard; a click on the drawing is a way to them
    <div
      ref={stage}
      className={className}
      onClick={(event) => lead(event.target)}
      onPointerOver={(event) => over(event.target)}
      onPointerLeave={(event) => over(event.currentTarget)}
      onFocus={(event) => over(event.target)}
      onBlur={(event) => over(event.currentTarget)}
    >
      {children}
    </div>
  );
}
