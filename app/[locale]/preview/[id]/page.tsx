import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PhotographStage } from '@/components/exhibition/photograph-stage';
import { PreviewBar } from '@/components/exhibition/preview-bar';
import { pickLabel } from '@/lib/catalogue/pick-label';
import { isCodedError } from '@/lib/errors';
import { loadDraftAsPublished } from '@/server/catalogue/loaders';
import { config } from '@/server/config';
import { databases } from '@/server/db/client';
import { actorOf, requireVisible } from '@/server/people/gate';
import { readPreviewCookie } from '@/server/people/preview-link';
import styles from './preview.module.css';

interface Props {
  params: Promise<LocaleParams & { id: string }>;
}

/** The draft is nobody's but those it was sent to. */
const HIDDEN: Metadata = { robots: { index: false, follow: false }, referrer: 'no-referrer' };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const { id } = await params;
  const t = await getTranslations({ locale: language, namespace: 'studio.editor.preview' });
  const view = (await previewerOf(id)) ? await loadDraftAsPublished(id) : null;
  const title = view && pickLabel(view.labels, 'title', language)?.text;
  return { ...HIDDEN, title: title ? t('pageTitle', { title }) : t('title') };
}

/** A draft exactly as its visitors will see it, for whoever has a link that still holds, or may see it in the studio. */
export default async function PreviewPage({ params }: Props) {
  const language = await readLanguage(params);
  const { id } = await params;
  const previewer = await previewerOf(id);
  if (!previewer) return <Expired params={params} />;
  const view = await loadDraftAsPublished(id);
  if (!view) notFound();
  const path = `/preview/${id}` as const;
  return (
    <VisitorsFrame language={language} path={path} header="darkroom">
      <PreviewBar
        language={language}
        path={path}
        expiresAt={previewer.expiresAt}
        zone={config().timeZone}
        editorPath={previewer.maySeeStudio ? `/studio/photographs/${id}` : null}
      />
      <PhotographStage photograph={view} language={language} />
    </VisitorsFrame>
  );
}

interface Previewer {
  /** Null for someone who is signed in. */
  expiresAt: Date | null;
  maySeeStudio: boolean;
}

/** Who looks at this draft; null where that is nobody's business. */
async function previewerOf(id: string): Promise<Previewer | null> {
  const asked = await headers();
  const link = readPreviewCookie(asked).find(({ photographId }) => photographId === id);
  const actor = await actorOf(asked);
  const maySeeStudio = actor !== null && (await sees(actor, id));
  if (!link && !maySeeStudio) return null;
  return { expiresAt: link?.expiresAt ?? null, maySeeStudio };
}

async function sees(actor: Parameters<typeof requireVisible>[1], id: string): Promise<boolean> {
  try {
    await requireVisible(databases().reader, actor, id);
    return true;
  } catch (error) {
    if (isCodedError(error)) return false;
    throw error;
  }
}

/** The same for a link that never was: an address tells nothing of which drafts there are. */
async function Expired({ params }: Pick<Props, 'params'>) {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'studio.editor.preview' });
  return (
    <VisitorsFrame language={language} path="">
      <div className={styles.expired}>
        <h1>{t('expiredTitle')}</h1>
        <p>{t('expired')}</p>
      </div>
    </VisitorsFrame>
  );
}
