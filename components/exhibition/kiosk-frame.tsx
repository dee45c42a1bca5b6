import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LockUp } from '@/components/ui/lock-up';
import { kioskPath, otherLanguages, pageAddress } from '@/i18n/addresses';
import { readMessages } from '@/i18n/messages';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './kiosk.module.css';
import { KioskGuard } from './kiosk-guard';

interface Props {
  /** Of the exhibition. */
  titles: Texts;
  language: Language;
  /** The tour that is shown; null: the start. */
  slug: string | null;
  children: ReactNode;
}

/** How long a question waits for somebody to say that they are there. */
const QUESTION_SECONDS = 20;

/**
 * What stands around everything on a public screen: the way to the start and to the other languages, always at the same place.
 * It holds no link that leads out of the kiosk.
 */
export async function KioskFrame({ titles, language, slug, children }: Props) {
  const t = await getTranslations({ locale: language });
  const start = pageAddress(language, kioskPath(null));
  const { guard } = (await readMessages(language)).kiosk;
  return (
    <div className={styles.kiosk}>
      <header className={styles.bar}>
        {slug === null ? (
          <h1 className={styles.title}>
            <LockUp titles={textsInOrder(titles, language)} language={language} />
          </h1>
        ) : (
          <a className={styles.start} href={start}>
            {t('kiosk.start')}
          </a>
        )}
        <nav className={styles.languages} aria-label={t('navigation.languages')}>
          {otherLanguages(language).map((other) => (
            <a
              key={other}
              href={pageAddress(other, kioskPath(slug))}
              lang={other}
              dir={directionOf(other)}
              hrefLang={other}
              data-same-page=""
            >
              {t(`languages.${other}`)}
            </a>
          ))}
        </nav>
      </header>
      <main>{children}</main>
      <KioskGuard
        start={start}
        isStart={slug === null}
        words={guard}
        numbers={Array.from({ length: QUESTION_SECONDS }, (_, passed) =>
          writeNumber(QUESTION_SECONDS - passed, language),
        )}
      />
    </div>
  );
}
