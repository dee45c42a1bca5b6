import { getTranslations } from 'next-intl/server';
import {
  type PagePath,
  pageAddress,
  photographPath,
  placePath,
  sectionPath,
  tourPath,
} from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles } from '@/lib/catalogue/pick-label';
import type {
  HomeView,
  ImageView,
  PhotographSummary,
  PhotographView,
  SectionView,
  Texts,
} from '@/lib/catalogue/views';
import type { GazetteerPlace } from '@/lib/map/views';
import { collectionStatement, exhibitionStatement } from '@/lib/schema-org/pages';
import { photographStatement } from '@/lib/schema-org/photograph';
import { placePageStatement } from '@/lib/schema-org/place';
import { breadcrumbStatement, type NamedPage, type Statement, scriptText } from '@/lib/schema-org/statement';
import { summaryOf } from '@/lib/text/markup';
import { pickText } from '@/lib/text/pick-text';
import type { TourView } from '@/lib/tours/views';
import { config } from '@/server/config';
import { loadSiteTexts } from '@/server/site/loaders';

/**
 * What search engines read of a page. Schema.org's ids are absolute, so nothing is said where nobody has said under which address the
 * site is published.
 */
function Statements({ statements }: { statements: readonly Statement[] }) {
  return statements.map((statement) => {
    const text = scriptText(statement);
    return (
      <script key={text} type="application/ld+json">
        {text}
      </script>
    );
  });
}

/** Names pages by their absolute addresses; null where there are none. */
function pageNamer(language: Language): ((path: PagePath, names: Texts) => NamedPage) | null {
  const { publicUrl, publicUrlIsSet } = config();
  if (!publicUrlIsSet) return null;
  return (path, names) => ({
    page: `${publicUrl}${pageAddress(language, path)}`,
    name: pickText(names, language)?.text ?? '',
  });
}

/** The largest preview; none of a stand-in, which is never handed on as the photograph's picture (DECISIONS, 12). */
function pictureOf(image: ImageView | null): string | null {
  const preview = image && !image.standIn ? image.previews.at(-1) : undefined;
  return preview ? `${config().publicUrl}${preview.url}` : null;
}

interface PhotographDataProps {
  photograph: PhotographView;
  language: Language;
  manifest: string | undefined;
}

export async function PhotographData({ photograph, language, manifest }: PhotographDataProps) {
  const named = pageNamer(language);
  if (!named) return null;
  const { site } = await loadSiteTexts();
  const { image, slug, section, labels } = photograph;
  const home = named('', site.title);
  const here = named(photographPath(slug), labelTitles(labels));
  const collection = section
    ? named(sectionPath(section.slug), section.titles)
    : named('/photographs', await photographsTitles(language));
  const statement = photographStatement(photograph, language, collection, {
    page: here.page,
    manifest: manifest ?? null,
    picture: pictureOf(image),
  });
  return <Statements statements={[statement, breadcrumbStatement([home, collection, here])]} />;
}

export async function HomeData({ home, language }: { home: HomeView; language: Language }) {
  const named = pageNamer(language);
  if (!named) return null;
  const { site, credits } = await loadSiteTexts();
  const statement = exhibitionStatement(
    {
      site,
      partners: credits.partners,
      sections: home.sections.map(({ slug, titles }) => named(sectionPath(slug), titles)),
      page: named('', site.title).page,
      picture: pictureOf(home.hero?.image ?? null),
    },
    language,
  );
  return <Statements statements={[statement]} />;
}

export async function SectionData({ section, language }: { section: SectionView; language: Language }) {
  const named = pageNamer(language);
  if (!named) return null;
  const { site } = await loadSiteTexts();
  const home = named('', site.title);
  const here = named(sectionPath(section.slug), section.titles);
  const text = pickText(section.texts, language)?.text;
  const description = text && summaryOf(text);
  const photographs = pagesOf(section.photographs, named);
  const statement = collectionStatement({ ...here, description, exhibition: home, photographs }, language);
  return <Statements statements={[statement, breadcrumbStatement([home, here])]} />;
}

export async function TourData({ tour, language }: { tour: TourView; language: Language }) {
  const named = pageNamer(language);
  if (!named) return null;
  const { site } = await loadSiteTexts();
  const tours = named('/tours', await toursTitles(language));
  const here = named(tourPath(tour.slug), tour.titles);
  return <Statements statements={[breadcrumbStatement([named('', site.title), tours, here])]} />;
}

export async function PlaceData({ place, language }: { place: GazetteerPlace; language: Language }) {
  const named = pageNamer(language);
  if (!named) return null;
  const [{ site }, t] = await Promise.all([
    loadSiteTexts(),
    getTranslations({ locale: language, namespace: 'places' }),
  ]);
  const here = named(placePath(place.slug), place.names);
  const trail = [named('', site.title), named('/places', { [language]: t('title') }), here];
  return (
    <Statements statements={[placePageStatement(place, language, here.page), breadcrumbStatement(trail)]} />
  );
}

export async function PhotographsData({
  photographs,
  language,
}: {
  photographs: readonly PhotographSummary[];
  language: Language;
}) {
  const named = pageNamer(language);
  if (!named) return null;
  const { site } = await loadSiteTexts();
  const home = named('', site.title);
  const here = named('/photographs', await photographsTitles(language));
  const statement = collectionStatement(
    { ...here, exhibition: home, photographs: pagesOf(photographs, named) },
    language,
  );
  return <Statements statements={[statement, breadcrumbStatement([home, here])]} />;
}

function pagesOf(
  photographs: readonly PhotographSummary[],
  named: (path: PagePath, names: Texts) => NamedPage,
): NamedPage[] {
  return photographs.map(({ slug, titles }) => named(photographPath(slug), titles));
}

async function toursTitles(language: Language): Promise<Texts> {
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  return { [language]: t('title') };
}

async function photographsTitles(language: Language): Promise<Texts> {
  const t = await getTranslations({ locale: language, namespace: 'photographs' });
  return { [language]: t('title') };
}
