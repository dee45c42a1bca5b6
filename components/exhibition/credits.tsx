import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { CreditsView } from '@/lib/catalogue/views';
import type { SiteDocumentOf } from '@/lib/site/documents';
import type { SitePictureView } from '@/lib/site/pictures';
import { HolderList } from './holder-list';
import { PartnerList } from './partner-list';
import { SourceList } from './source-list';
import { Part, Parts, TextPage } from './text-page';

interface Props {
  document: SiteDocumentOf<'credits'>;
  pictures: Readonly<Record<string, SitePictureView>>;
  credits: CreditsView;
  language: Language;
}

/** Partners, who keeps the photographs, and where their records were found. */
export async function Credits({ document, pictures, credits, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'credits' });
  const { holders, sources } = credits;
  return (
    <TextPage title={document.title} language={language}>
      <Part heading={document.partnersHeading} text={document.partnersText} language={language}>
        <PartnerList partners={document.partners} pictures={pictures} language={language} />
      </Part>
      <Part heading={document.holdersHeading} text={document.holdersText} language={language}>
        {holders.length > 0 ? <HolderList holders={holders} language={language} /> : <p>{t('noHolders')}</p>}
      </Part>
      {sources.length > 0 ? (
        <Part heading={document.sourcesHeading} text={document.sourcesText} language={language}>
          <SourceList sources={sources} language={language} />
        </Part>
      ) : null}
      <Parts parts={document.parts} language={language} />
    </TextPage>
  );
}
