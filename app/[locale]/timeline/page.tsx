import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { HeadLinks } from '@/app/head-links';
import { sharedAsExhibition } from '@/app/metadata';
import { readPageNumber } from '@/app/page-number';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { VisitorsFrame } from '@/app/visitors-frame';
import { PageTitle } from '@/components/exhibition/page-title';
import styles from '@/components/timeline/timeline.module.css';
import { TimelineDrawing } from '@/components/timeline/timeline-drawing';
import { LifeList, ListedPhotographs, MarkList, PhotographList } from '@/components/timeline/timeline-lists';
import { TimelineStage } from '@/components/timeline/timeline-stage';
import { TimelineWays } from '@/components/timeline/timeline-ways';
import { yearsInWords } from '@/components/timeline/years-in-words';
import { pageAddress, timelinePath } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { YearRange } from '@/lib/timeline/time-index';
import type { DatedView, TimelineView } from '@/lib/timeline/views';
import { loadTimeline } from '@/server/timeline/loaders';

interface Props {
  params: Promise<LocaleParams>;
  searchParams: Promise<Record<'from' | 'to' | 'page', string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const language = await readLanguage(params);
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const title = t('title');
  return { title, ...(await sharedAsExhibition(language, { path: '/timeline', title })) };
}

export default async function TimelinePage({ params, searchParams }: Props) {
  const language = await readLanguage(params);
  const { from, to, page } = await searchParams;
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const { dated, undated } = await loadTimeline({ from, to, page: readPageNumber(page) });
  return (
    <VisitorsFrame language={language} path="/timeline">
      <HeadLinks language={language} path="/timeline" />
      <div className={styles.page}>
        <PageTitle name="timeline.title" language={language} />
        <p className={styles.intro}>{dated ? t('intro') : t('empty')}</p>
        {dated?.remark ? (
          <p className={styles.remark} role="status">
            {t(`remarks.${dated.remark}`, { years: yearsInWords(dated.whole, language) })}
          </p>
        ) : null}
        {dated ? <Drawn dated={dated} language={language} /> : null}
        <div className={styles.split}>
          <div>
            {dated ? (
              <section className={styles.part}>
                <h2 className={styles.heading}>
                  {t('shown', { count: dated.total, years: yearsInWords(dated.range, language) })}
                </h2>
                <MarkList dated={dated} language={language} />
              </section>
            ) : null}
            {dated?.isGrouped ? <ListedPhotographs dated={dated} language={language} /> : null}
          </div>
          <div>
            <Undated undated={undated} language={language} />
            {dated ? <LifeList lives={dated.lives} language={language} /> : null}
          </div>
        </div>
      </div>
    </VisitorsFrame>
  );
}

async function Drawn({ dated, language }: { dated: DatedView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const { ways, range } = dated;
  const address = pageAddress(language, timelinePath(null));
  const addressOf = (years: YearRange | null) => years && pageAddress(language, timelinePath(years));
  return (
    <>
      <TimelineWays dated={dated} language={language} />
      <figure>
        <TimelineStage
          range={range}
          ways={{
            ...{ nearer: addressOf(ways.nearer), farther: addressOf(ways.farther) },
            ...{ earlier: addressOf(ways.earlier), later: addressOf(ways.later) },
            whole: ways.whole && address,
          }}
          address={address}
          isMirrored={directionOf(language) === 'rtl'}
          words={{ label: t('title'), help: t('help') }}
        >
          <TimelineDrawing dated={dated} language={language} />
        </TimelineStage>
        <figcaption className={styles.notes}>
          <p>{t('legend')}</p>
          <p>{t('calendarsNote')}</p>
        </figcaption>
      </figure>
    </>
  );
}

interface UndatedProps {
  undated: TimelineView['undated'];
  language: Language;
}

async function Undated({ undated: { total, photographs }, language }: UndatedProps) {
  if (total === 0) return null;
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const more = total - photographs.length;
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('undated', { count: total })}</h2>
      <PhotographList photographs={photographs} language={language} />
      {more > 0 ? (
        <p>
          <Link href={pageAddress(language, '/photographs')} prefetch={false}>
            {t('moreUndated', { count: more })}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
