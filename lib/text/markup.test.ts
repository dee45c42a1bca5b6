import { describe, expect, it } from 'vitest';
import { readMarkup } from './markup';

describe('readMarkup', () => {
  it('parts paragraphs at blank lines and joins broken lines', () => {
    expect(readMarkup('one\ntwo\n \nthree')).toEqual([
      [{ kind: 'text', text: 'one two' }],
      [{ kind: 'text', text: 'three' }],
    ]);
  });

  it('reads emphasis and links', () => {
    expect(readMarkup('See *the walls* at [the Met](https://example.org/a?b=1).')).toEqual([
      [
        { kind: 'text', text: 'See ' },
        { kind: 'emphasis', text: 'the walls' },
        { kind: 'text', text: ' at ' },
        { kind: 'link', text: 'the Met', href: 'https://example.org/a?b=1' },
        { kind: 'text', text: '.' },
      ],
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](//example.org)',
    '<b>bold</b>',
    '2 * 3 = 6',
    '[Dome of the Rock]',
  ])('leaves %s as it is', (text) => {
    expect(readMarkup(text)).toEqual([[{ kind: 'text', text }]]);
  });

  it('has no paragraph for no text', () => {
    expect(readMarkup(' \n\n ')).toEqual([]);
  });
});
