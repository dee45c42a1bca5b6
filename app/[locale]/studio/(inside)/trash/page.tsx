import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PageHead } from '@/components/studio/controls/page-head';
import { TrashList } from '@/components/studio/trash/trash-list';
import { pageAddress } from '@/i18n/addresses';
import { reaches } from '@/lib/people/roles';
import { loadTrash } from '@/server/catalogue/studio-loaders';
import { enterStudio } from '../../enter-studio';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ before?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.sections.trash' });
  return { title: t('title') };
}

export default async function TrashPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const actor = await enterStudio(language);
  const { before } = await searchParams;
  const [{ rows, next }, t] = await Promise.all([
    loadTrash(actor, typeof before === 'string' ? before : null),
    getTranslations({ locale: language, namespace: 'studio.sections.trash' }),
  ]);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <TrashList
        key={String(before)}
        rows={rows}
        language={language}
        mayPurge={reaches(actor.role, 'administrator')}
      />
      {next ? (
        <p>
          <Link
            href={pageAddress(language, `/studio/trash?before=${encodeURIComponent(next)}`)}
            prefetch={false}
          >
            {t('older')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
