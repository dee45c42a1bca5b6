import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { DoorFrame } from '@/components/studio/people/door-frame';
import { SignInForm } from '@/components/studio/people/sign-in-form';
import { pageAfterSignIn } from '@/lib/people/next-page';
import { actorOf } from '@/server/people/gate';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignInPage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { next: wanted } = await searchParams;
  const next = pageAfterSignIn(typeof wanted === 'string' ? wanted : null, language);
  if (await actorOf(await headers())) redirect(next);
  const t = await getTranslations({ locale: language, namespace: 'studio.people.door' });
  return (
    <DoorFrame language={language} path="/studio/sign-in" title={t('signInTitle')}>
      <SignInForm language={language} next={next} />
    </DoorFrame>
  );
}
