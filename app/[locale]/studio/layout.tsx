import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { StudioProvider } from '@/components/studio/provider';
import '@/components/studio/tokens.css';
import '@/components/studio/listens.css';
import { readMessages } from '@/i18n/messages';
import { formattingTag } from '@/lib/text/digits';

interface Props {
  children: ReactNode;
  params: Promise<LocaleParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await readLanguage(params), namespace: 'studio.common' });
  return { title: t('studio'), robots: { index: false, follow: false } };
}

/** The entry hands the page's nonce over in the policy that it sends. */
const NONCE = /'nonce-([\w-]+)'/;

export default async function StudioLayout({ children, params }: Props) {
  const language = await readLanguage(params);
  const { studio, errors, dates, viewer } = await readMessages(language);
  const nonce = NONCE.exec((await headers()).get('content-security-policy') ?? '')?.[1];
  return (
    <>
      {nonce ? <meta property="csp-nonce" nonce={nonce} /> : null}
      <StudioProvider locale={formattingTag(language)} messages={{ studio, errors, dates, viewer }}>
        {children}
      </StudioProvider>
    </>
  );
}
