import { describe, expect, it } from 'vitest';
import { asValue, linkHtml, mapOf, mapOfNames } from './language-map';
import { markupValue } from './markup-value';

describe('a language map', () => {
  it('leaves out a language that has nothing, and is null where none has', () => {
    expect(mapOf((language) => (language === 'ar' ? 'القدس' : null))).toEqual({ ar: ['القدس'] });
    expect(mapOf(() => '')).toBeNull();
  });

  it('gives a name that one language lacks in the other, for a reader sees one language only', () => {
    const gate = { slug: 'gate', names: { ar: 'باب الخليل', en: 'Jaffa Gate' } };
    const tower = { slug: 'tower', names: { en: 'Tower' } };
    expect(mapOfNames([gate, tower])).toEqual({ ar: ['باب الخليل', 'Tower'], en: ['Jaffa Gate', 'Tower'] });
    expect(mapOfNames([tower])).toEqual({ en: ['Tower'] });
  });
});

describe('a value', () => {
  it('is not taken for HTML because it stands in angle brackets', () => {
    expect(asValue('<untitled>')).toBe('<span>&lt;untitled&gt;</span>');
    expect(asValue('1 < 2 & 3 > 2')).toBe('1 < 2 & 3 > 2');
  });

  it('keeps paragraphs, emphasis and links, and nothing that could run', () => {
    expect(markupValue('One *two* [three](https://example.org/?a=1&b="2).\n\n<script>x</script>')).toBe(
      '<p>One <i>two</i> <a href="https://example.org/?a=1&amp;b=&quot;2">three</a>.</p>' +
        '<p>&lt;script&gt;x&lt;/script&gt;</p>',
    );
    expect(markupValue('plain\ntext')).toBe('plain text');
    expect(markupValue(' ')).toBe('');
  });

  it('links to pages only', () => {
    expect(linkHtml('a & b', 'javascript:alert(1)')).toBe('a &amp; b');
    expect(linkHtml('a', 'https://example.org/"x')).toBe('<a href="https://example.org/&quot;x">a</a>');
  });
});
