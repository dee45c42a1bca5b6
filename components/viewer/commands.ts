/** What a visitor can ask of the zoom with a button or a key. Directions are those of the screen, in any script. */
export type Command =
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'fullScreen'
  | 'marks'
  | 'ruler'
  | 'printSize';

const BY_KEY = new Map<string, Command>(
  Object.entries({
    '+': 'zoomIn',
    '=': 'zoomIn',
    '-': 'zoomOut',
    '0': 'fit',
    Home: 'fit',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    ArrowUp: 'up',
    ArrowDown: 'down',
    f: 'fullScreen',
    F: 'fullScreen',
    a: 'marks',
    A: 'marks',
    r: 'ruler',
    R: 'ruler',
    p: 'printSize',
    P: 'printSize',
  }),
);

/** Where a layout gives other characters than Latin ones (`ب`, `٠`), the key's place decides. */
const BY_PLACE = new Map<string, Command>(
  Object.entries({
    Equal: 'zoomIn',
    Minus: 'zoomOut',
    Digit0: 'fit',
    Numpad0: 'fit',
    KeyF: 'fullScreen',
    KeyA: 'marks',
    KeyR: 'ruler',
    KeyP: 'printSize',
  }),
);

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

/** The command that a key press gives, or null: with a modifier it is the browser's, in a field it is writing. */
export function commandOf(event: Key): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return null;
  const isLatin = /^[\x20-\x7e]+$/.test(event.key);
  return BY_KEY.get(event.key) ?? (isLatin ? undefined : BY_PLACE.get(event.code)) ?? null;
}

function isWriting(target: EventTarget | null): boolean {
  if (typeof Element === 'undefined' || !(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !== null;
}

const OF_THE_PAGE = ['fullScreen', 'marks', 'ruler', 'printSize'] as const;

/** Whether a command moves the view; the others are for what the page has around it. */
export function isOfView(command: Command): command is Exclude<Command, (typeof OF_THE_PAGE)[number]> {
  return !(OF_THE_PAGE as readonly Command[]).includes(command);
}
