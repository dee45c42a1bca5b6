import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { DoorFrame } from '@/components/studio/people/door-frame';
import { LinkForm } from '@/components/studio/people/link-form';

export const metadata: Metadata = { referrer: 'no-referrer' };

/** Where links lead by which someone sets a password. Whose link it is, only the browser can ask: see entry-links.ts. */
export default async function LinkPage({ params }: { params: Promise<LocaleParams> }) {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'studio.people.door' });
  return (
    <DoorFrame language={language} path="/studio/link" title={t('linkTitle')}>
      <LinkForm language={language} />
    </DoorFrame>
  );
}
