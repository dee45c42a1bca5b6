import type { ComponentProps } from 'react';
import { VisitorsFrame } from '@/app/visitors-frame';
import { Contact } from '@/components/exhibition/contact';
import type { PagePath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { loadSiteTexts } from '@/server/site/loaders';
import { unsentLetter } from '@/server/site/unsent-letters';
import { HeadLinks } from './head-links';

interface Props {
  language: Language;
  path: PagePath;
  photograph?: ComponentProps<typeof Contact>['photograph'];
  /** The query: `letter` names one that could not be taken. */
  query: Promise<Record<string, string | string[] | undefined>>;
}

/** A page with the form for letters, filled in again where one was refused. */
export async function ContactPage({ language, path, photograph, query }: Props) {
  const [{ contact }, { letter }] = await Promise.all([loadSiteTexts(), query]);
  const unsent = typeof letter === 'string' ? unsentLetter(letter) : null;
  return (
    <VisitorsFrame language={language} path={path}>
      <HeadLinks language={language} path={path} />
      <Contact words={contact} language={language} photograph={photograph} {...unsent} />
    </VisitorsFrame>
  );
}
