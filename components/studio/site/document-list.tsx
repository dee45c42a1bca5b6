import Link from 'next/link';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Pill } from '@/components/studio/controls/pill';
import table from '@/components/studio/controls/table.module.css';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { DocumentKey } from '@/lib/site/documents';
import type { DocumentState } from '@/lib/studio/site-commands';
import { formattingTag } from '@/lib/text/digits';

export interface ListedDocument extends DocumentState {
  key: DocumentKey;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** Every text of the site, and how far each is. */
export async function DocumentList({
  documents,
  language,
}: {
  documents: readonly ListedDocument[];
  language: Language;
}) {
  const t = await getTranslations({ locale: language, namespace: 'studio.site' });
  const common = await getTranslations({ locale: language, namespace: 'studio.common' });
  const format = await getFormatter({ locale: formattingTag(language) });
  return (
    <div className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('list.document')}</th>
            <th scope="col">{t('list.state')}</th>
            <th scope="col">{t('list.changed')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map(({ key, publication, languages, updatedAt }) => (
            <tr key={key}>
              <td>
                <Link href={pageAddress(language, `/studio/site/${key}`)} prefetch={false}>
                  {t(`documents.${key}.title`)}
                </Link>
              </td>
              <td>
                <Pill tone={publication.isChanged ? 'attention' : 'good'}>
                  {t(publication.isChanged ? 'state.changed' : 'state.published')}
                </Pill>{' '}
                {LANGUAGES.filter((one) => languages[one].stale).map((one) => (
                  <Pill key={one} tone="attention">
                    {t('list.stale', { language: common(`language.${one}`) })}
                  </Pill>
                ))}
              </td>
              <td>{format.dateTime(new Date(updatedAt), { dateStyle: 'medium', timeStyle: 'short' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
