import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { AuthorityList } from '@/components/studio/authorities/authority-list';
import { EntryEditor } from '@/components/studio/authorities/entry-editor';
import { NewEntry } from '@/components/studio/authorities/new-entry';
import { PageHead } from '@/components/studio/controls/page-head';
import { readMessages } from '@/i18n/messages';
import { ENTRY_LISTS, type EntryKind, entryNames } from '@/lib/catalogue/authority-draft';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { pickText } from '@/lib/text/pick-text';
import { loadAuthorities, loadEntry } from '@/server/catalogue/studio-loaders';
import { enterStudio } from './enter-studio';

export interface ListProps {
  params: Promise<LocaleParams>;
}

export interface EntryProps {
  params: Promise<LocaleParams & { id: string }>;
}

export async function listMetadata(kind: EntryKind, { params }: ListProps): Promise<Metadata> {
  const locale = await readLanguage(params);
  const t = await getTranslations({ locale, namespace: 'studio.common.pages' });
  return { title: t(ENTRY_LISTS[kind]) };
}

/** The page of an authority list. */
export async function AuthorityListPage({ kind, params }: ListProps & { kind: EntryKind }) {
  const language = await readLanguage(params);
  await enterStudio(language, 'curator');
  const [rows, t, words] = await Promise.all([
    loadAuthorities(kind),
    getTranslations({ locale: language, namespace: 'studio.common.pages' }),
    getTranslations({ locale: language, namespace: 'studio.authorities' }),
  ]);
  return (
    <>
      <PageHead title={t(ENTRY_LISTS[kind])} lead={words(`lead.${kind}`)}>
        {kind === 'rights' ? null : <NewEntry kind={kind} rows={rows} language={language} />}
      </PageHead>
      <AuthorityList kind={kind} rows={rows} language={language} />
    </>
  );
}

export async function entryMetadata(kind: EntryKind, { params }: EntryProps): Promise<Metadata> {
  const { locale, id } = await params;
  const language = await readLanguage(Promise.resolve({ locale }));
  const actor = await enterStudio(language, 'curator');
  const found = await loadEntry(actor, kind, id);
  return { title: found ? pickText(entryNames(found.view.fields), language)?.text : undefined };
}

/** The page of one entry. */
export async function EntryPage({ kind, params }: EntryProps & { kind: EntryKind }) {
  const language = await readLanguage(params);
  const { id } = await params;
  const actor = await enterStudio(language, 'curator');
  const found = await loadEntry(actor, kind, id);
  if (!found) notFound();
  const dates = await Promise.all(
    LANGUAGES.map(async (lang) => [lang, (await readMessages(lang)).dates] as const),
  );
  return (
    <EntryEditor
      key={id}
      {...found}
      language={language}
      dates={Object.fromEntries(dates) as Record<Language, (typeof dates)[number][1]>}
    />
  );
}
