import fs from 'node:fs/promises';
import path from 'node:path';
import { createTranslator } from 'next-intl';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { sayDate } from '@/lib/dates/say-date';
import type { ErrorCode } from '@/lib/errors';
import type { RecordWords } from '@/lib/iiif/record-words';
import type { ReadinessFinding } from '@/lib/studio/photograph-commands';
import { formattingTag, withDigits } from '@/lib/text/digits';

/** The message files for what has no page around it: the command line, drawn sheets, documents for machines. */
export interface Words extends RecordWords {
  /** A sentence for a refusal, in the reader's language. */
  error(language: Language, code: ErrorCode, detail: Readonly<Record<string, string | number>>): string;
  /** A part of a letter, from `letters`; `site` is the exhibition's title. */
  letter(language: Language, key: string, values: Record<string, string>): string;
  /** A line of the command line, from `commands`. */
  command(language: Language, key: string, values?: Record<string, string | number>): string;
  /** A word of the studio's import and export, from `studio/transfer`. */
  transfer(language: Language, key: string, values?: Record<string, string | number>): string;
  /** What a photograph lacks for its visitors, as the studio's publish dialog says it. */
  readiness(language: Language, finding: Pick<ReadinessFinding, 'code' | 'language'>): string;
}

interface Say {
  (key: string, values?: Record<string, string | number>): string;
  markup(key: string, values: Record<string, () => string>): string;
}

/** Reads `<lang>.json` for every language, and the words for tables that the studio has too. @param dir absolute path of `messages/` */
export async function readWords(dir: string): Promise<Words> {
  const files = await Promise.all(
    LANGUAGES.map(async (language) => {
      const read = async (file: string) => JSON.parse(await fs.readFile(path.join(dir, file), 'utf8'));
      const transfer: object = await read(`studio/transfer.${language}.json`);
      const { readiness } = (await read(`studio/editor.${language}.json`)) as { readiness: object };
      const messages = { ...((await read(`${language}.json`)) as object), transfer, readiness };
      // Keys are checked where they are written (messages are typed for pages, and a test compares the codes).
      const say = createTranslator({ locale: formattingTag(language), messages }) as unknown as Say;
      return [language, say] as const;
    }),
  );
  const says = Object.fromEntries(files) as Record<Language, Say>;
  return {
    error: (language, code, detail) => says[language](`errors.${code}`, detail),
    command: (language, key, values) => says[language](`commands.${key}`, values),
    transfer: (language, key, values) => says[language](`transfer.${key}`, values),
    readiness: (language, { code, language: of }) =>
      says[language](`readiness.${code}`, { language: of ?? '' }),
    say: (language, key, values) => says[language](key, values),
    html: (language, key, parts) =>
      says[language].markup(
        key,
        Object.fromEntries(Object.entries(parts).map(([name, html]) => [name, () => html])),
      ),
    letter: (language, key, values) =>
      says[language](`letters.${key}`, { site: says[language]('site.title'), ...values }),
    date: (language, edtf) => {
      const words = sayDate(edtf, (phrase, values) => says[language](`dates.${phrase}`, values));
      return words && withDigits(words, language);
    },
  };
}
