import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StudioMessages } from '@/i18n/studio-messages';
import type { Language } from '@/lib/catalogue/languages';

/** What the studio says in one area, as its pages say it: Playwright's loader takes no JSON modules. */
export function studioWords<Area extends keyof StudioMessages>(
  area: Area,
  language: Language,
): StudioMessages[Area] {
  const file = path.resolve(import.meta.dirname, `../../../messages/studio/${area}.${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as StudioMessages[Area];
}
