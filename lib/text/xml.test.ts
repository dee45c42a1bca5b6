import { expect, it } from 'vitest';
import { element, escapeXml } from './xml';

it('writes what cannot break out of its place', () => {
  expect(element('a', { b: '"<&>"', c: undefined }, ']]> & <x>').xml).toBe(
    '<a b="&quot;&lt;&amp;&gt;&quot;">]]&gt; &amp; &lt;x&gt;</a>',
  );
});

it('leaves out what XML has no character for, and keeps all the rest', () => {
  expect(escapeXml('a\u0000\u001b\ud800b\uffff')).toBe('ab');
  expect(escapeXml('القدس 🏛\n\t')).toBe('القدس 🏛\n\t');
});
