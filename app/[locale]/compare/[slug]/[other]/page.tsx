import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { photographCard } from '@/app/cards';
import { ChooseComparison } from '@/app/choose-comparison';
import { HeadLinks } from '@/app/head-links';
import { publicAddress, sharedAs } from '@/app/metadata';
import { readLanguage, type SlugParams } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Comparison, type Pictured } from '@/components/exhibition/comparison';
import { Gone } from '@/components/exhibition/gone';
import { comparisonPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { pickLabel } from '@/lib/catalogue/pick-label';
import type { Found, PhotographView } from '@/lib/catalogue/views';
import type { ComparisonView } from '@/lib/comparisons/views';
import { pickText } from '@/lib/text/pick-text';
import { loadHome, loadPhotograph } from '@/server/catalogue/loaders';
import { loadComparison } from '@/server/comparisons/loaders';

interface Params extends SlugParams {
  other: string;
}

interface Props {
  params: Promise<Params>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { slug, other } = await params;
  const pair = await readPair(slug, other);
  if (pair.kind !== 'found' || slug === other) return { robots: { index: false } };
  const { first, second } = pair;
  const stored = isWithPicture(first) && isWithPicture(second) ? await loadComparison(first, second) : null;
  const words = await wordsOf(first, second, stored, language);
  return {
    title: words.title,
    description: words.description,
    // Every two photographs have such a page; what is said of them is said on their own.
    ...(stored ? {} : { robots: { index: false } }),
    ...(await sharedAs(language, {
      path: comparisonPath(slug, other),
      ...words,
      card: await photographCard(pictureFor(first, second), null, language),
    })),
  };
}

export default async function ComparisonPage({ params }: Props) {
  const language = await readLanguage(params);
  const { slug, other } = await params;
  const pair = await readPair(slug, other);
  if (pair.kind === 'missing') notFound();
  if (pair.kind === 'moved') permanentRedirect(pageAddress(language, pair.path));
  if (pair.kind === 'gone') {
    const { sections } = await loadHome();
    return (
      <VisitorsFrame language={language} path="">
        <Gone what="photograph" language={language} sections={sections} />
      </VisitorsFrame>
    );
  }
  const { first, second } = pair;
  const isPictured = isWithPicture(first) && isWithPicture(second);
  if (slug === other || !isPictured)
    return (
      <ChooseComparison
        photograph={isWithPicture(first) ? first : second}
        language={language}
        refusal={slug === other ? 'itself' : 'preparing'}
      />
    );
  const stored = await loadComparison(first, second);
  const { title } = await wordsOf(first, second, stored, language);
  const path = comparisonPath(slug, other);
  return (
    <VisitorsFrame language={language} path={path} header="darkroom">
      <HeadLinks language={language} path={stored?.isTurned ? comparisonPath(other, slug) : path} />
      <Comparison
        first={first}
        second={second}
        stored={stored}
        language={language}
        share={{
          title,
          page: publicAddress(pageAddress(language, path)),
          card: (await photographCard(pictureFor(first, second), null, language)).url,
        }}
      />
    </VisitorsFrame>
  );
}

type Pair =
  | { kind: 'found'; first: PhotographView; second: PhotographView }
  | { kind: 'moved'; path: ReturnType<typeof comparisonPath> }
  | { kind: 'gone' }
  | { kind: 'missing' };

/** A pair is there where both are, has moved where one has, and is gone where one is. */
async function readPair(slug: string, other: string): Promise<Pair> {
  const [first, second] = await Promise.all([loadPhotograph(slug), loadPhotograph(other)]);
  if (first.kind === 'missing' || second.kind === 'missing') return { kind: 'missing' };
  if (first.kind === 'gone' || second.kind === 'gone') return { kind: 'gone' };
  if (first.kind === 'found' && second.kind === 'found')
    return { kind: 'found', first: first.view, second: second.view };
  return { kind: 'moved', path: comparisonPath(slugNow(first), slugNow(second)) };
}

function slugNow(found: Extract<Found<PhotographView>, { kind: 'found' | 'moved' }>): string {
  return found.kind === 'moved' ? found.slug : found.view.slug;
}

function isWithPicture(view: PhotographView): view is Pictured {
  return view.image !== null;
}

/** The one of two whose card says more: a stand-in's is words alone. */
function pictureFor(first: PhotographView, second: PhotographView): PhotographView {
  return first.image?.standIn && second.image?.standIn === false ? second : first;
}

/** As curators have worded it, else by both titles. */
async function wordsOf(
  first: PhotographView,
  second: PhotographView,
  stored: ComparisonView | null,
  language: Language,
) {
  const t = await getTranslations({ locale: language, namespace: 'compare' });
  const titleOf = ({ labels, slug }: PhotographView) => pickLabel(labels, 'title', language)?.text ?? slug;
  const two = { first: titleOf(first), second: titleOf(second) };
  const own = stored && pickText(stored.titles, language)?.text;
  return { title: own ?? t('ofTwo', two), description: t('about', two) };
}
