/** How much of a picture may be taken away. A rights entry can say it for itself; else its statement does, here and nowhere else. */
import type { RightsView } from '../catalogue/views';

/**
 * `free`: every size that there is. `reference`: one that a page or a lesson needs, while nobody has established whose it is.
 * `none`: whoever wants it asks its holder.
 */
export const DOWNLOAD_POLICIES = ['free', 'reference', 'none'] as const;

export type DownloadPolicy = (typeof DOWNLOAD_POLICIES)[number];

export function isDownloadPolicy(value: unknown): value is DownloadPolicy {
  return DOWNLOAD_POLICIES.some((policy) => policy === value);
}

/**
 * The twelve statements of rightsstatements.org. What may be used under terms (no profit, schools only) may be taken whole: the terms
 * stand beside it, as with the licences of Creative Commons, which all allow copies.
 */
const STATEMENTS: Readonly<Record<string, DownloadPolicy>> = {
  'NoC-US': 'free',
  'NoC-NC': 'free',
  'NoC-OKLR': 'reference',
  'NoC-CR': 'reference',
  NKC: 'free',
  CNE: 'reference',
  UND: 'reference',
  InC: 'none',
  'InC-OW-EU': 'none',
  'InC-RUU': 'none',
  'InC-NC': 'reference',
  'InC-EDU': 'reference',
};

const STATEMENT = /^https?:\/\/rightsstatements\.org\/(?:vocab|page)\/([A-Za-z-]+)\//;
const COMMONS = /^https?:\/\/creativecommons\.org\/(?:licenses|publicdomain)\//;

/** @param rights null where the record names none: then nobody has said that it may be taken */
export function downloadPolicy(rights: RightsView | null): DownloadPolicy {
  if (!rights) return 'none';
  return rights.downloads ?? policyOfStatement(rights.uri);
}

/** What the statement itself allows. One that we do not know allows nothing. */
export function policyOfStatement(uri: string): DownloadPolicy {
  if (COMMONS.test(uri)) return 'free';
  return STATEMENTS[STATEMENT.exec(uri)?.[1] ?? ''] ?? 'none';
}
