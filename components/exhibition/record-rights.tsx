import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import { Fact, Quotation, Remark } from './record-facts';

interface Props {
  photograph: PhotographView;
  language: Language;
}

/** The rights statement, the holder's own words about it, and how to credit. */
export async function RecordRights({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { rights, rightsAsStated, creditLine } = photograph;
  const name = rights && pickText(rights.names, language);
  return (
    <>
      {rights && name ? (
        <Fact term={t('rights')}>
          <a href={rights.uri} rel="license noopener">
            <Said value={name} language={language} />
          </a>
          {rightsAsStated ? (
            <Remark>
              {t.rich('rightsAsStated', {
                text: () => <Quotation key="text" value={rightsAsStated} language={language} />,
              })}
            </Remark>
          ) : null}
        </Fact>
      ) : null}
      {creditLine ? (
        <Fact term={t('credit')}>
          <bdi lang="en" dir="ltr">
            {creditLine}
          </bdi>
        </Fact>
      ) : null}
    </>
  );
}
