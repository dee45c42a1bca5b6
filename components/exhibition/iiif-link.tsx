import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import styles from './iiif-link.module.css';

/**
 * Leads to the manifest, and is the handle by which it is dragged into a viewer: those look for its address in the parameter of
 * the link that is dropped on them.
 */
export async function IiifLink({ manifest, language }: { manifest: string; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'iiif' });
  return (
    <p className={styles.line}>
      <a className={styles.handle} href={`${manifest}?manifest=${encodeURIComponent(manifest)}`} draggable>
        {t('manifest')}
      </a>
      {t('drag')}
    </p>
  );
}
