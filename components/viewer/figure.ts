import { type Command, commandOf } from './commands';
import type { TakeoverParts } from './takeover';

/** The elements of one viewer, painted before any script, and the figure around them. */
export interface FigureParts extends TakeoverParts {
  figure: HTMLElement;
}

/** @param inside any element of the figure @returns null where the figure is not one of a zoom */
export function findParts(inside: Element | null): FigureParts | null {
  const figure = inside?.closest('figure');
  const part = (name: string) => figure?.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const [stage, frame, mount, canvas] = [part('stage'), part('frame'), part('mount'), part('canvas')];
  const picture = mount?.querySelector('img');
  const sharp = mount?.querySelector('canvas');
  return figure && stage && frame && mount && canvas && picture && sharp
    ? { figure, stage, frame, mount, canvas, picture, sharp }
    : null;
}

/**
 * Hears the keys of the figure, and lets a press into the picture put the keyboard there.
 * @param isOthers whether a key is meant for something around the figure
 * @returns a function that ends it
 */
export function listen(
  { figure, stage }: Pick<FigureParts, 'figure' | 'stage'>,
  give: (command: Command) => void,
  isOthers: (event: KeyboardEvent) => boolean = () => false,
): () => void {
  const pressed = (event: KeyboardEvent) => {
    const command = isOthers(event) ? null : commandOf(event);
    if (!command) return;
    event.preventDefault();
    give(command);
  };
  const focused = () => stage.focus({ preventScroll: true });
  figure.addEventListener('keydown', pressed);
  stage.addEventListener('pointerdown', focused);
  return () => {
    figure.removeEventListener('keydown', pressed);
    stage.removeEventListener('pointerdown', focused);
  };
}
