import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { ERROR_CODES } from '@/lib/errors';
import lastResort from '@/messages/last-resort.json';
import { readMessages } from './messages';

const ENGLISH = flatten(await readMessages('en'));

/** Dotted key to message. */
function flatten(value: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'string'
        ? [[`${prefix}${key}`, inner] as const]
        : [...flatten(inner, `${prefix}${key}.`)],
    ),
  );
}

interface Argument {
  name: string;
  /** `plural`, `select` …, or `value` for a plain one. */
  kind: string;
  options: string[];
}

/** The ICU arguments and the tags of a message, also those inside the branches of others. */
function argumentsOf(message: string): Argument[] {
  const found: Argument[] = [...message.matchAll(/<(\w+)>/g)].map(([, name = '']) => ({
    name: `<${name}>`,
    kind: 'tag',
    options: [],
  }));
  for (const block of blocksOf(message)) {
    const [, name = '', kind = 'value', rest = ''] =
      /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/.exec(block) ?? [];
    const branches = blocksOf(rest);
    const options = [...blanked(rest).matchAll(/(=?\w+)\s*\{/g)].map(([, option = '']) => option);
    found.push({ name, kind, options }, ...branches.flatMap(argumentsOf));
  }
  return found;
}

/** What stands in the outermost braces. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, character] of [...text].entries()) {
    if (character === '{' && depth++ === 0) start = at + 1;
    if (character === '}' && --depth === 0) blocks.push([...text].slice(start, at).join(''));
  }
  return blocks;
}

/** The text with everything inside its outermost braces taken away. */
function blanked(text: string): string {
  return blocksOf(text).reduce((rest, block) => rest.replace(`{${block}}`, '{}'), text);
}

const namesIn = (message: string) => [...new Set(argumentsOf(message).map(({ name }) => name))].sort();

describe.each(LANGUAGES)('messages in %s', async (language) => {
  const messages = flatten(await readMessages(language));

  it('have every key and no other', () => {
    expect([...messages.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  });

  it('say something under every key', () => {
    expect([...messages].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('ask for no value that English does not give', () => {
    // The decades and centuries of Arabic are words, made from numbers that English has no use for.
    const own = new Set(['dates.decade', 'dates.century']);
    for (const [key, english] of ENGLISH) {
      if (own.has(key)) continue;
      const known = namesIn(english);
      expect(
        namesIn(messages.get(key) ?? '').filter((name) => !known.includes(name)),
        key,
      ).toEqual([]);
    }
  });

  it('give every plural all the forms that the language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, message] of messages) {
      for (const { kind, options } of argumentsOf(message)) {
        if (kind === 'plural') expect(options, key).toEqual(expect.arrayContaining(forms));
      }
    }
  });

  it('are well-formed', async () => {
    const faults: string[] = [];
    const say = createTranslator({
      locale: language,
      messages: (await readMessages(language)) as Record<string, unknown>,
      onError: ({ message }) => faults.push(message),
    }) as unknown as (key: string, values: Record<string, unknown>) => string;
    for (const [key, message] of messages) {
      // Raw: the zoom fills these in the browser.
      if (key.startsWith('viewer.')) continue;
      const values = argumentsOf(message).filter(({ kind }) => kind !== 'tag');
      const tags = argumentsOf(message).filter(({ kind }) => kind === 'tag');
      if (tags.length === 0) say(key, Object.fromEntries(values.map(({ name }) => [name, 3])));
    }
    expect(faults).toEqual([]);
  });

  it.each(ERROR_CODES)('word the error %s', (code) => {
    expect(messages.has(`errors.${code}`)).toBe(true);
  });
});

it('words the last resort in every language', () => {
  expect(Object.keys(lastResort).sort()).toEqual([...LANGUAGES].sort());
  for (const language of LANGUAGES) {
    expect(Object.keys(lastResort[language])).toEqual(Object.keys(lastResort.en));
  }
});
