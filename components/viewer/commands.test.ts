import { expect, test } from 'vitest';
import { commandOf } from './commands';

const press = (key: string, code = '', modifiers: Partial<KeyboardEvent> = {}) =>
  commandOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, target: null, ...modifiers });

test.each([
  ['+', 'zoomIn'],
  ['=', 'zoomIn'],
  ['-', 'zoomOut'],
  ['0', 'fit'],
  ['Home', 'fit'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['f', 'fullScreen'],
  ['F', 'fullScreen'],
  ['r', 'ruler'],
  ['p', 'printSize'],
])('%s gives %s', (key, command) => {
  expect(press(key)).toBe(command);
});

test('on an Arabic layout the place of the key decides', () => {
  expect(press('ب', 'KeyF')).toBe('fullScreen');
  expect(press('٠', 'Digit0')).toBe('fit');
});

test('on another Latin layout the letter decides', () => {
  expect(press('u', 'KeyF')).toBeNull();
  expect(press('f', 'KeyY')).toBe('fullScreen');
});

test.each(['ctrlKey', 'metaKey', 'altKey'])('with %s the key is the browser’s', (modifier) => {
  expect(press('+', 'Equal', { [modifier]: true })).toBeNull();
});

test.each(['Tab', 'Enter', ' ', 'Escape', 'g', 'constructor', 'toString'])('%j gives nothing', (key) => {
  expect(press(key)).toBeNull();
});
