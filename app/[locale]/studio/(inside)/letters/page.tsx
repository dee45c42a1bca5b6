import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { LetterList } from '@/components/studio/site/letter-list';
import { LETTER_STATES } from '@/lib/site/letters';
import { loadLetters } from '@/server/site/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LettersPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const [query, t] = await Promise.all([
    searchParams,
    getTranslations({ locale: language, namespace: 'studio.site.letters' }),
  ]);
  const state = LETTER_STATES.find((one) => one === query.state) ?? null;
  const before = typeof query.before === 'string' ? query.before.slice(0, 64) : null;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <LetterList page={await loadLetters({ state, before })} state={state} language={language} />
    </>
  );
}
