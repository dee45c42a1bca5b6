import type { EmbedWords } from '@/lib/embed/page';
import type { Command } from './commands';
import { ICON_PATHS } from './icon-paths';
import type { ZoomState } from './zoom';

type IconName = keyof typeof ICON_PATHS;

/** What the row of buttons shows. */
export interface Controls {
  showState(state: ZoomState): void;
  showFull(isFull: boolean): void;
}

/** Draws the buttons of the zoom into its figure. Full screen is offered where the page around allows it. */
export function drawControls(
  figure: HTMLElement,
  words: EmbedWords,
  give: (command: Command) => void,
): Controls {
  const row = document.createElement('fieldset');
  row.className = 'controls';
  row.setAttribute('aria-label', words.controls);
  const add = (command: Command, icon: IconName, name: string, keys: string) => {
    const button = buttonOf(icon, name, keys);
    button.addEventListener('click', () => {
      if (button.ariaDisabled !== 'true') give(command);
    });
    row.append(button);
    return button;
  };
  const zoomIn = add('zoomIn', 'zoomIn', words.zoomIn, '+');
  const zoomOut = add('zoomOut', 'zoomOut', words.zoomOut, '-');
  const fit = add('fit', 'fit', words.fit, '0 Home');
  const full = document.fullscreenEnabled ? add('fullScreen', 'fullScreen', words.fullScreen, 'f') : null;
  figure.append(row);
  const turnOff = (button: HTMLElement, isOff: boolean) =>
    button.setAttribute('aria-disabled', String(isOff));
  const showState = ({ isHome, canZoomIn, canZoomOut }: ZoomState) => {
    turnOff(zoomIn, !canZoomIn);
    turnOff(zoomOut, !canZoomOut);
    turnOff(fit, isHome);
  };
  showState({ isHome: true, canZoomIn: true, canZoomOut: false });
  return {
    showState,
    showFull: (isFull) => {
      if (isFull) full?.replaceChildren(iconOf('exitFullScreen'), nameOf(words.exitFullScreen));
      else full?.replaceChildren(iconOf('fullScreen'), nameOf(words.fullScreen));
    },
  };
}

function buttonOf(icon: IconName, name: string, keys: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.setAttribute('aria-keyshortcuts', keys);
  button.append(iconOf(icon), nameOf(name));
  return button;
}

function nameOf(name: string): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'name';
  shown.append(name);
  return shown;
}

const SVG = 'http://www.w3.org/2000/svg';

function iconOf(name: IconName): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICON_PATHS[name]);
  icon.append(path);
  return icon;
}
