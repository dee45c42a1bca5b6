import { describe, expect, it } from 'vitest';
import { languageTagOf, plainTextOf, readTexts, textIn } from './read-text';

describe('plainTextOf', () => {
  it.each([
    ['<span><b>UUID:</b> a9c4</span>', 'UUID: a9c4'],
    ['<p>one</p><p>two<br/>three</p>', 'one\ntwo\nthree'],
    ['A &amp; B &lt;www.loc.gov/item/&gt; &#1575;', 'A & B <www.loc.gov/item/> ا'],
    ['<script>alert(1)</script>Title<style>p{}</style>', 'Title'],
    ['<img src=x onerror=alert(1)>Gate', 'Gate'],
    ['5 < 6 > 3 & more', '5 < 6 > 3 & more'],
    ['Letter <illegible> of <Ahmad> 1880', 'Letter <illegible> of <Ahmad> 1880'],
    ['<svg><title>x</title></svg>قبة الصخرة', 'قبة الصخرة'],
    ['<a href="javascript:alert(1)">here</a', 'here'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
  ])('%s', (html, plain) => expect(plainTextOf(html)).toBe(plain));
});

describe('readTexts', () => {
  it('keeps what has no language as such', () => {
    expect(readTexts({ none: ['a', 'b'], '@none': ['c'] })).toEqual([{ lang: 'und', text: 'a\nb\nc' }]);
    expect(readTexts('bare')).toEqual([{ lang: 'und', text: 'bare' }]);
    expect(readTexts({ en: [null, ' '], ar: 'نص' })).toEqual([{ lang: 'ar', text: 'نص' }]);
    expect(readTexts(null)).toEqual([]);
  });

  it('reads the values of version 2, and takes a resource for no text but its label', () => {
    expect(
      readTexts([{ '@value': 'باب', '@language': 'ar' }, { '@value': ['a', 1] }, { '@language': 'la' }]),
    ).toEqual([
      { lang: 'ar', text: 'باب' },
      { lang: 'und', text: 'a\n1' },
    ]);
    const page = { id: 'https://a.example', type: 'Text', label: { en: ['Page'] } };
    expect(readTexts(page)).toEqual([{ lang: 'en', text: 'Page' }]);
  });

  it('leaves out what no database holds', () => {
    expect(readTexts('a\u0000b\ud800c\td 😀')).toEqual([{ lang: 'und', text: 'abc d 😀' }]);
  });

  it('writes tags in one way and takes no word for a tag', () => {
    expect(['eng', 'ara', 'EN_gb', 'english', 'x', ''].map(languageTagOf)).toEqual([
      'en',
      'ar',
      'en-GB',
      'und',
      'und',
      'und',
    ]);
  });
});

describe('textIn', () => {
  const texts = [
    { lang: 'und', text: 'bare' },
    { lang: 'ar-Latn', text: 'al-Quds' },
    { lang: 'en-GB', text: 'Jerusalem' },
  ];
  it('never answers with another language, nor with Arabic in Latin letters', () => {
    expect(textIn(texts, 'en')).toBe('Jerusalem');
    expect(textIn(texts, 'ar')).toBeNull();
    expect(textIn([{ lang: 'ar-EG', text: 'القدس' }], 'ar')).toBe('القدس');
  });
});
