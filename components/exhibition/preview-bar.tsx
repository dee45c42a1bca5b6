import { getTranslations } from 'next-intl/server';
import { otherLanguages, type PagePath, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { formattingTag } from '@/lib/text/digits';
import styles from './preview-bar.module.css';

interface Props {
  language: Language;
  /** Of the preview. */
  path: PagePath;
  /** Until when the link holds; null for whoever is signed in. */
  expiresAt: Date | null;
  /** Null for whoever may not open it. */
  editorPath: PagePath | null;
  /** IANA name. */
  zone: string;
}

/** Over a preview: that it is one, until when, and the same in another language. */
export async function PreviewBar({ language, path, expiresAt, editorPath, zone }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'studio.editor.preview' });
  const names = await getTranslations({ locale: language, namespace: 'languages' });
  const moment = new Intl.DateTimeFormat(formattingTag(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  });
  return (
    <section className={styles.bar} aria-label={t('barLabel')}>
      <p>
        {t('bar')} {expiresAt ? t('until', { at: moment.format(expiresAt) }) : null}
      </p>
      <p className={styles.links}>
        {otherLanguages(language).map((other) => (
          <a
            key={other}
            href={pageAddress(other, path)}
            hrefLang={other}
            lang={other}
            dir={directionOf(other)}
          >
            {names(other)}
          </a>
        ))}
        {editorPath ? <a href={pageAddress(language, editorPath)}>{t('back')}</a> : null}
      </p>
    </section>
  );
}
