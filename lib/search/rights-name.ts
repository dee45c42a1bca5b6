import { slugFrom } from '../text/slug';

const CREATIVE_COMMONS = /^https?:\/\/creativecommons\.org\/(licenses|publicdomain)\/([a-z-]+)\/(\d\.\d)/;
const RIGHTS_STATEMENTS = /^https?:\/\/rightsstatements\.org\/(?:vocab|page)\/([A-Za-z-]+)\//;

/** A rights statement or licence as an address of a search names it: `cc0`, `cc-by-4-0`, `cne`, `noc-us`. */
export function rightsName(uri: string): string {
  const [, kind, licence = '', version = ''] = CREATIVE_COMMONS.exec(uri) ?? [];
  if (kind !== undefined) {
    if (licence === 'zero') return 'cc0';
    return kind === 'publicdomain' ? 'public-domain' : `cc-${licence}-${version.replace('.', '-')}`;
  }
  const [, statement] = RIGHTS_STATEMENTS.exec(uri) ?? [];
  return statement?.toLowerCase() ?? slugFrom(uri) ?? 'other';
}
