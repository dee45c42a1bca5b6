import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import styles from './embed-code.module.css';
import { EmbedCopy } from './embed-copy';
import shared from './take-away.module.css';

/** The HTML that shows the photograph in another page, folded away until somebody asks for it. */
export async function EmbedCode({ code, language }: { code: string; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'embed' });
  return (
    <details className={shared.menu}>
      <summary className={shared.summary}>{t('heading')}</summary>
      <div className={shared.body}>
        <p>{t('explanation')}</p>
        <textarea
          className={styles.code}
          dir="ltr"
          lang="zxx"
          translate="no"
          readOnly
          rows={6}
          aria-label={t('code')}
          defaultValue={code}
        />
        <EmbedCopy copy={t('copy')} copied={t('copied')} />
      </div>
    </details>
  );
}
