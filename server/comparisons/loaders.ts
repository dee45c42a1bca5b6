import type { ImageView, PhotographSummary, Texts } from '@/lib/catalogue/views';
import type { ComparisonView } from '@/lib/comparisons/views';
import type { Comparable, ComparisonRow } from '@/lib/studio/comparison-commands';
import { loadAllPhotographs, loadPhotographIds } from '@/server/catalogue/loaders';
import { databases } from '@/server/db/client';
import { comparisonRow, comparisonView, pairOf, readComparisons } from './data';

interface Pictured {
  id: string;
  image: ImageView;
}

/** What curators have made of two photographs, for the order in which they are shown; null where nothing. */
export async function loadComparison(first: Pictured, second: Pictured): Promise<ComparisonView | null> {
  const [kept] = await readComparisons(databases().reader, { pair: pairOf(first.id, second.id) });
  return kept ? comparisonView(kept, first, second) : null;
}

/** A curators' comparison, for whoever stands before one of its photographs. */
export interface OfferedComparison {
  /** The two, in the curators' order. */
  first: PhotographSummary;
  second: PhotographSummary;
  titles: Texts;
}

/** The curators' comparisons of a photograph with others that visitors can see. */
export async function loadComparisonsOf(photographId: string): Promise<OfferedComparison[]> {
  const [kept, photographs, ids] = await Promise.all([
    readComparisons(databases().reader, { of: photographId }),
    loadAllPhotographs(),
    loadPhotographIds(),
  ]);
  const byId = new Map(photographs.map((each) => [ids.get(each.slug), each]));
  return kept.flatMap(({ firstId, secondId, titles }) => {
    const [first, second] = [byId.get(firstId), byId.get(secondId)];
    return first?.image && second?.image ? [{ first, second, titles }] : [];
  });
}

/** Every photograph that can be compared, in the order of the walk. */
export async function loadComparable(): Promise<Comparable[]> {
  const [photographs, ids] = await Promise.all([loadAllPhotographs(), loadPhotographIds()]);
  return photographs.flatMap(({ slug, titles, image }) => {
    const id = ids.get(slug);
    return id && image ? [{ id, slug, titles, image }] : [];
  });
}

/** Every comparison as its curators see it, the newest first. */
export async function loadComparisonRows(id?: string): Promise<ComparisonRow[]> {
  const [kept, comparable] = await Promise.all([
    readComparisons(databases().reader, { id }),
    loadComparable(),
  ]);
  const byId = new Map(comparable.map((each) => [each.id, each]));
  return kept.map((each) => comparisonRow(each, byId));
}
