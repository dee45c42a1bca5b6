import type { ViewerWords } from '@/components/viewer/words';
import { readMessages } from '@/i18n/messages';
import type { Language } from '@/lib/catalogue/languages';

/** The zoom's sentences, unformatted: it fills `{times}` itself, without a message formatter in the browser. */
export async function readViewerWords(language: Language): Promise<ViewerWords> {
  return (await readMessages(language)).viewer;
}
