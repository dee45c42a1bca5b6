import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { enterStudio } from '@/app/[locale]/studio/enter-studio';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { PhotographEditor } from '@/components/studio/editor/photograph-editor';
import { readMessages } from '@/i18n/messages';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { loadDraftForEditor } from '@/server/catalogue/editor-loaders';
import { config } from '@/server/config';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.editor' });
  return { title: t('title') };
}

export default async function EditorPage({ params }: Props) {
  const language = await readLanguage(params);
  const { id } = await params;
  const actor = await enterStudio(language);
  const found = await loadDraftForEditor(actor, id);
  if (!found || actor.id === null) notFound();
  const { view, image, choices } = found;
  const { viewer } = await readMessages(language);
  const dates = await Promise.all(
    LANGUAGES.map(async (lang) => [lang, (await readMessages(lang)).dates] as const),
  );
  return (
    <PhotographEditor
      key={`${view.id} ${view.publication.inTrashSince}`}
      view={view}
      image={image}
      choices={choices}
      person={{ id: actor.id, role: actor.role }}
      language={language}
      words={viewer}
      dates={Object.fromEntries(dates) as Parameters<typeof PhotographEditor>[0]['dates']}
      zone={config().timeZone}
    />
  );
}
