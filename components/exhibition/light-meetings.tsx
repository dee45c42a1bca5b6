'use client';

import { type ReactNode, useRef } from 'react';

interface Props {
  className: string | undefined;
  /** What stays lit when nothing is pointed at. */
  chosen: number | null;
  /** A drawing whose parts say in `data-of` whose they are, and links that light a community, `data-light`. */
  children: ReactNode;
}

/** Lights a community's meetings while it is pointed at or has the keyboard. */
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pointed at and focused are the links in it; this only listens
    <div
      ref={stage}
      className={className}
      onPointerOver={(event) => over(event.target)}
      onPointerLeave={(event) => over(event.currentTarget)}
      onFocus={(event) => over(event.target)}
      onBlur={(event) => over(event.currentTarget)}
    >
      {children}
    </div>
  );
}
