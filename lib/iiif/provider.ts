import { LANGUAGES } from '../catalogue/languages';
import type { PhotographView, Texts } from '../catalogue/views';
import type { Partner, SiteDocumentOf } from '../site/documents';
import { pictureAddress } from '../site/pictures';
import { pickText } from '../text/pick-text';
import { pagePath } from './addresses';
import { mapOfTexts } from './language-map';
import type { Agent, LanguageMap, TextResource } from './presentation-types';

/** Where and by whom the exhibition is published. */
export interface Publisher {
  /** Without a trailing slash. */
  publicUrl: string;
  site: SiteDocumentOf<'site'>;
  partners: readonly Partner[];
}

/** A page of ours in each language that it can be read in (4.6, `homepage`). @param path as `pagePath` takes it */
export function homepagesOf(publicUrl: string, path: string, titles: Texts): TextResource[] {
  return LANGUAGES.flatMap((language) => {
    const title = pickText(titles, language);
    return title
      ? [
          {
            id: `${publicUrl}${pagePath(language, path)}`,
            type: 'Text' as const,
            label: { [title.lang]: [title.text] },
            format: 'text/html' as const,
            language: [language],
          },
        ]
      : [];
  });
}

/** The site itself with its mark, partners whose logo curators have put up, and whoever has the photograph. */
export function providersOf(
  { publicUrl, site, partners }: Publisher,
  holder: PhotographView['holder'] = null,
): Agent[] {
  const shown = partners.filter(({ logo }) => logo !== null);
  return [
    siteAgent(publicUrl, site),
    ...shown.flatMap((partner) => partnerAgent(publicUrl, partner) ?? []),
    ...[holder && holderAgent(publicUrl, holder)].flatMap((agent) => agent ?? []),
  ];
}

function siteAgent(publicUrl: string, { title, organisations }: Publisher['site']): Agent {
  return {
    id: `${publicUrl}/`,
    type: 'Agent',
    label: mapOfTexts(organisations) ?? mapOfTexts(title) ?? { none: [publicUrl] },
    homepage: homepagesOf(publicUrl, '', title),
    logo: [{ id: `${publicUrl}/favicon.svg`, type: 'Image', format: 'image/svg+xml' }],
  };
}

function partnerAgent(publicUrl: string, { id, name, link, logo }: Partner): Agent | null {
  const label = mapOfTexts(name);
  if (!label || logo === null) return null;
  return {
    id: link ?? `${publicUrl}/#partner-${id}`,
    type: 'Agent',
    label,
    ...(link ? { homepage: [pageElsewhere(link, label)] } : {}),
    logo: [{ id: `${publicUrl}${pictureAddress(logo)}`, type: 'Image', format: 'image/webp' }],
  };
}

function holderAgent(
  publicUrl: string,
  { slug, names, url }: NonNullable<PhotographView['holder']>,
): Agent | null {
  const label = mapOfTexts(names);
  if (!label) return null;
  const agent: Agent = { id: url ?? `${publicUrl}/#holder-${slug}`, type: 'Agent', label };
  return url ? { ...agent, homepage: [pageElsewhere(url, label)] } : agent;
}

function pageElsewhere(id: string, label: LanguageMap): TextResource {
  return { id, type: 'Text', label, format: 'text/html' };
}
