import type { Fields } from '@/lib/catalogue/field-changes';
import type { Language } from '@/lib/catalogue/languages';
import { type DocumentKey, documentOf } from '@/lib/site/documents';
import type { SiteFrame } from '@/lib/site/frame';
import type { SitePictureView } from '@/lib/site/pictures';
import { pickText } from '@/lib/text/pick-text';
import { readCatalogueVersion } from '@/server/catalogue/data';
import { databases } from '@/server/db/client';
import { readPictures, readSiteTexts, type SiteTexts } from './data';

let latest: { version: number; texts: Promise<SiteTexts> } | undefined;

/** The site's own texts as they are published now: read once a catalogue version, shared by all requests of this process. */
export async function loadSiteTexts(): Promise<SiteTexts> {
  const { reader } = databases();
  // The version first: what is read after it can only be newer, so nothing old is ever kept under a new number.
  const version = await readCatalogueVersion(reader);
  if (latest?.version !== version) {
    const reading = readSiteTexts(reader);
    const kept = { version, texts: reading };
    latest = kept;
    reading.catch(() => {
      if (latest === kept) latest = undefined;
    });
  }
  return latest.texts;
}

/** Header and footer of every page. */
export async function loadFrame(): Promise<SiteFrame> {
  return frameOf(await loadSiteTexts());
}

export function frameOf({ site, menus }: Pick<SiteTexts, 'site' | 'menus'>): SiteFrame {
  return { titles: site.title, organisations: site.organisations, ...menus };
}

/** Title and description of the site, for the head of a page. */
export async function loadSiteNames(language: Language): Promise<{ title: string; description: string }> {
  const { site } = await loadSiteTexts();
  return {
    title: pickText(site.title, language)?.text ?? '',
    description: pickText(site.description, language)?.text ?? '',
  };
}

/** The published texts with one document replaced by its draft: what visitors would read if it were published now. */
export async function loadSiteTextsWith(key: DocumentKey, draft: Fields): Promise<SiteTexts> {
  return { ...(await loadSiteTexts()), [key]: documentOf(key, draft) };
}

/** Those pictures of the site that there are, by id. */
export function loadPictures(ids: readonly string[]): Promise<Record<string, SitePictureView>> {
  return readPictures(databases().reader, ids);
}
