'use client';

import { useTranslations } from 'next-intl';
import { DOWNLOAD_POLICIES, isDownloadPolicy, policyOfStatement } from '@/lib/downloads/policy';
import { Select } from '../controls/select';
import styles from './authorities.module.css';
import { EntryField } from './entry-field';
import { useEntryProblem } from './entry-words';
import { useOpenEntry } from './use-entry';

/** What visitors may take away under a rights statement. @param uri the statement's address */
export function RightsFields({ uri }: { uri: string }) {
  const t = useTranslations('studio.authorities');
  const { value, set, problems } = useOpenEntry();
  const problem = useEntryProblem();
  const chosen = value('downloads');
  const options = (['statement', ...DOWNLOAD_POLICIES] as const).map((id) => ({
    id,
    label: t(`downloads.${id}`),
  }));
  return (
    <section className={styles.group} aria-labelledby="downloads-title">
      <h2 id="downloads-title" className={styles.title}>
        {t('groups.downloads')}
      </h2>
      <EntryField field="downloads">
        <Select
          label={t('fields.downloads')}
          help={t('help.downloads', { choice: t(`downloads.${policyOfStatement(uri)}`) })}
          options={options}
          value={isDownloadPolicy(chosen) ? chosen : 'statement'}
          onChange={(next) => set('downloads', isDownloadPolicy(next) ? next : null)}
          placeholder={t('downloads.statement')}
          error={problem(problems.downloads)}
          isLabelHidden
        />
      </EntryField>
    </section>
  );
}
