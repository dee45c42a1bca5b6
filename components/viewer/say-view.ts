import type { Language } from '@/lib/catalogue/languages';
import { formattingTag } from '@/lib/text/digits';
import type { ViewerWords } from './words';
import type { RestingView } from './zoom';

/** A view must rest this long before it is said, so that a series of steps is one sentence. */
export const ANNOUNCE_MS = 700;

/** What a view at rest shows, for who hears the page. */
export function sentenceOf(
  view: RestingView,
  words: Pick<ViewerWords, 'whole' | 'magnified'>,
  language: Language,
): string {
  if (!view.region) return words.whole;
  const numbers = new Intl.NumberFormat(formattingTag(language), { maximumFractionDigits: 1 });
  return words.magnified.replace('{times}', numbers.format(view.magnification));
}
