import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { enterStudio } from '@/app/[locale]/studio/enter-studio';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { HistoryView } from '@/components/studio/editor/history/history-view';
import { readMessages } from '@/i18n/messages';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { loadDraftForEditor } from '@/server/catalogue/editor-loaders';
import { config } from '@/server/config';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.editor.history' });
  return { title: t('title') };
}

export default async function HistoryPage({ params }: Props) {
  const language = await readLanguage(params);
  const { id } = await params;
  const actor = await enterStudio(language);
  const found = await loadDraftForEditor(actor, id);
  if (!found || actor.id === null) notFound();
  const dates = await Promise.all(
    LANGUAGES.map(async (lang) => [lang, (await readMessages(lang)).dates] as const),
  );
  return (
    <HistoryView
      view={found.view}
      choices={found.choices}
      person={{ id: actor.id, role: actor.role }}
      language={language}
      dates={Object.fromEntries(dates) as Parameters<typeof HistoryView>[0]['dates']}
      zone={config().timeZone}
    />
  );
}
