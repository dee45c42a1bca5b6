import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { AssignedPhotograph } from '@/lib/convergence/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './communities.module.css';
import { Quotation } from './record-facts';

interface Props {
  assignments: AssignedPhotograph['assignments'];
  language: Language;
}

/** What the assignment of a photograph to its communities stands on: the words of the source, in their language. */
export async function CommunityBasis({ assignments, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  return (
    <ul className={styles.bases}>
      {assignments.map(({ community, basis }) => {
        const name = pickText(community.names, language)?.text ?? community.slug;
        return (
          <li key={community.slug}>
            {basis ? (
              <>
                {assignments.length > 1 ? t('basisOf', { name }) : t('basis')}{' '}
                <Quotation value={basis} language={language} />
              </>
            ) : (
              t('noBasis', { name })
            )}
          </li>
        );
      })}
    </ul>
  );
}
