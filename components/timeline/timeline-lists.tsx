import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import { pageAddress, photographPath, timelinePath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographSummary } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import type { DatedView, LifeView } from '@/lib/timeline/views';
import styles from './timeline.module.css';
import { groupAddress, lifeInWords } from './timeline-drawing';
import { yearsInWords } from './years-in-words';

/** What the drawing shows, in the same order and under the same numbers. */
export async function MarkList({ dated, language }: { dated: DatedView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  return (
    <ol className={styles.list}>
      {dated.marks.map((mark, index) => (
        <li key={mark.photograph?.slug ?? `${mark.start} ${mark.end} ${mark.row}`} className={styles.entry}>
          <span className={styles.number}>{writeNumber(index + 1, language)}</span>
          {mark.photograph ? (
            <PhotographEntry photograph={mark.photograph} language={language} />
          ) : (
            <a href={groupAddress(mark, language)}>
              {t('group', { count: mark.count, years: yearsInWords(mark.years, language) })}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The photographs themselves, where the drawing counts some of them in groups; a page at a time. */
export async function ListedPhotographs({ dated, language }: { dated: DatedView; language: Language }) {
  const { listed, page, pages, range, whole, total } = dated;
  const t = await getTranslations({ locale: language });
  const isWhole = range.from === whole.from && range.to === whole.to;
  const path = pageAddress(language, timelinePath(isWhole ? null : range));
  const address = (number: number) =>
    `${number > 1 ? `${path}${path.includes('?') ? '&' : '?'}page=${number}` : path}#listed`;
  return (
    <section id="listed" className={styles.part}>
      <h2 className={styles.heading}>{t('timeline.listed', { count: total })}</h2>
      <PhotographList photographs={listed} language={language} />
      {pages > 1 ? (
        <nav className={styles.ways} aria-label={t('places.pages')}>
          {page > 1 ? (
            <Link href={address(page - 1)} prefetch={false} rel="prev">
              {t('places.previousPage')}
            </Link>
          ) : null}
          <span>
            {t('places.pageOf', { page: writeNumber(page, language), pages: writeNumber(pages, language) })}
          </span>
          {page < pages ? (
            <Link href={address(page + 1)} prefetch={false} rel="next">
              {t('places.nextPage')}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

interface ListProps {
  photographs: readonly PhotographSummary[];
  language: Language;
}

export function PhotographList({ photographs, language }: ListProps) {
  return (
    <ul className={styles.list}>
      {photographs.map((photograph) => (
        <li key={photograph.slug} className={styles.entry}>
          <PhotographEntry photograph={photograph} language={language} />
        </li>
      ))}
    </ul>
  );
}

async function PhotographEntry({
  photograph,
  language,
}: {
  photograph: PhotographSummary;
  language: Language;
}) {
  const t = await getTranslations({ locale: language, namespace: 'photographs' });
  const title = pickText(photograph.titles, language);
  const date = photograph.dateEdtf && (await dateInWords(photograph.dateEdtf, language));
  return (
    <>
      <Link href={pageAddress(language, photographPath(photograph.slug))} prefetch={false}>
        {title ? <Said value={title} language={language} /> : photograph.slug}
      </Link>
      <span className={styles.date}>{date ?? t('undated')}</span>
    </>
  );
}

/** The lives that are drawn, as text. */
export async function LifeList({ lives, language }: { lives: readonly LifeView[]; language: Language }) {
  if (lives.length === 0) return null;
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('lives')}</h2>
      <p className={styles.notes}>{t('livesNote')}</p>
      <ul className={styles.list}>
        {
          await Promise.all(
            lives.map(async (life) => {
              const name = pickText(life.names, language);
              return (
                <li key={life.slug} className={styles.entry}>
                  <span>{name ? <Said value={name} language={language} /> : life.slug}</span>
                  <span className={styles.date}>{await lifeInWords(life, language)}</span>
                </li>
              );
            }),
          )
        }
      </ul>
    </section>
  );
}
