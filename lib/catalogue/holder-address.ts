import type { PhotographView } from './views';

/**
 * Where a stand-in leads to whoever has the photograph. Only a record that was read at the holder leads to the photograph there;
 * others lead to who quotes it.
 */
export function holderAddress({
  holder,
  sourceUrl,
  evidence,
}: Pick<PhotographView, 'holder' | 'sourceUrl' | 'evidence'>): string | null {
  return (evidence === 'FIRST_HAND' ? sourceUrl : null) ?? holder?.url ?? null;
}
