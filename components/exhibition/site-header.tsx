import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { Said } from '@/components/ui/said';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { SiteFrame } from '@/lib/site/frame';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { LanguageSwitch } from './language-switch';
import { SearchBox } from './search-box';
import styles from './site-header.module.css';
import { SiteMenu } from './site-menu';

/** `paper` on reading pages, `darkroom` above a photograph, `over` on the picture that begins the home page. */
export type HeaderTone = 'paper' | 'darkroom' | 'over';

interface Props {
  frame: SiteFrame;
  language: Language;
  path: PagePath;
  tone: HeaderTone;
}

export async function SiteHeader({ frame, language, path, tone }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'navigation' });
  return (
    <header className={`${styles.header} ${styles[tone]}`}>
      <Brand frame={frame} language={language} short={tone === 'over'} />
      <nav className={styles.links} aria-label={t('label')}>
        <SiteMenu entries={frame.header} language={language} path={path} />
      </nav>
      <div className={styles.tools}>
        {path.startsWith('/search') ? null : <SearchEntry language={language} />}
        <LanguageSwitch language={language} path={path} />
      </div>
    </header>
  );
}

/** Where there is room a field, else a link to the page that has one. */
async function SearchEntry({ language }: { language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'search' });
  return (
    <>
      <Link
        className={styles.search}
        href={pageAddress(language, '/search')}
        prefetch={false}
        aria-label={t('entry')}
      >
        <Icon name="search" />
      </Link>
      <div className={styles.box}>
        <SearchBox language={language} size="small" />
      </div>
    </>
  );
}

/** The exhibition's titles side by side as equals; on the home page, which says them large, the organisations instead. */
function Brand({ frame, language, short }: { frame: SiteFrame; language: Language; short: boolean }) {
  if (short) {
    const organisations = pickText(frame.organisations, language);
    return (
      <p className={styles.brand}>
        {organisations ? <Said value={organisations} language={language} /> : null}
      </p>
    );
  }
  const titles = textsInOrder(frame.titles, language);
  return (
    <Link className={styles.brand} href={pageAddress(language, '')} prefetch={false}>
      {titles.map(({ text, lang }) => (
        <span key={lang} className={styles.title}>
          <bdi lang={lang} dir={directionOf(lang)}>
            {text}
          </bdi>
        </span>
      ))}
    </Link>
  );
}
