import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { Identifier, Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import { Fact, Quotation } from './record-facts';

interface Props {
  photograph: PhotographView;
  language: Language;
}

/** Who has the photograph, under which number, and where its record was read. */
export async function RecordSource({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { holder, inventoryNumber, sourceTitle } = photograph;
  const name = holder && pickText(holder.names, language);
  return (
    <>
      {holder && name ? (
        <Fact term={t('holder')}>
          {holder.url ? (
            <a href={holder.url} rel="noopener">
              <Said value={name} language={language} />
            </a>
          ) : (
            <Said value={name} language={language} />
          )}
        </Fact>
      ) : null}
      {inventoryNumber ? (
        <Fact term={t('inventoryNumber')}>
          <Identifier>{inventoryNumber}</Identifier>
        </Fact>
      ) : null}
      {sourceTitle ? (
        <Fact term={t('sourceTitle')}>
          <Quotation value={sourceTitle} language={language} />
        </Fact>
      ) : null}
      <SourceRecord photograph={photograph} language={language} />
    </>
  );
}

async function SourceRecord({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { sourceUrl } = photograph;
  if (!sourceUrl || !URL.canParse(sourceUrl)) return null;
  const { host } = new URL(sourceUrl);
  return (
    <Fact term={t('source')}>
      <a href={sourceUrl} rel="noopener">
        {t.rich('sourceLink', { host: () => <Identifier key="host">{host}</Identifier> })}
      </a>{' '}
      <Icon name="outward" />
    </Fact>
  );
}
