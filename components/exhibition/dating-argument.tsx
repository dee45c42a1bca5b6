import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import { MarkName } from '@/components/viewer/mark-name';
import { dateInWords } from '@/i18n/words';
import { boundsOf } from '@/lib/annotations/shape';
import type { Language } from '@/lib/catalogue/languages';
import type { AnnotationView, ImageView, PhotographView } from '@/lib/catalogue/views';
import { type Argument, type Bar, type Standing, timelineOf, weighArgument } from '@/lib/dates/argument';
import { regionPicture } from '@/lib/iiif/region-picture';
import { writeNumber } from '@/lib/text/digits';
import { AnnotationWords, annotationText } from './annotation-words';
import styles from './dating-argument.module.css';
import { TimelineBar } from './timeline-bar';

interface Props {
  photograph: PhotographView;
  language: Language;
}

/** CSS pixels of a claim's picture, at most. */
const PICTURE = 240;

interface Claim {
  annotation: AnnotationView;
  /** As on the picture. */
  number: number;
}

/** What is to be seen on the photograph that tells its date, in order, and how it stands to the date of the record. */
export async function DatingArgument({ photograph, language }: Props) {
  const claims = photograph.annotations
    .map((annotation, index): Claim => ({ annotation, number: index + 1 }))
    .filter(({ annotation }) => annotation.kind === 'dating-evidence');
  if (claims.length === 0) return null;
  const t = await getTranslations({ locale: language, namespace: 'photograph.dating' });
  const { edtf } = photograph.date;
  const dates = claims.map(({ annotation }) => annotation.dateEdtf);
  const argument = weighArgument(dates, edtf);
  const line = timelineOf([...dates, edtf]);
  const recorded = line?.bars.at(-1) ?? null;
  return (
    <details className={styles.argument} data-part="dating">
      <summary className={styles.summary}>{t('heading')}</summary>
      <ol className={styles.claims}>
        {claims.map((claim, index) => (
          <li key={claim.annotation.id} className={styles.claim}>
            <ClaimEntry
              {...claim}
              standing={argument.standings[index] ?? 'open'}
              bar={line?.bars[index] ?? null}
              recorded={recorded}
              image={photograph.image}
              language={language}
            />
          </li>
        ))}
      </ol>
      <Conclusion edtf={edtf} argument={argument} recorded={recorded} language={language} />
      {line ? (
        <p className={styles.years} aria-hidden="true">
          <span>{writeNumber(line.firstYear, language)}</span>
          <span>{writeNumber(line.lastYear, language)}</span>
        </p>
      ) : null}
    </details>
  );
}

interface EntryProps extends Claim {
  standing: Standing;
  bar: Bar | null;
  recorded: Bar | null;
  image: ImageView | null;
  language: Language;
}

async function ClaimEntry({ annotation, number, standing, bar, recorded, image, language }: EntryProps) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const { id, shape, dateEdtf } = annotation;
  const title = annotationText(annotation, 'title', language);
  const comment = annotationText(annotation, 'comment', language);
  const date = dateEdtf === null ? null : await dateInWords(dateEdtf, language);
  const picture = image && regionPicture(image, boundsOf(shape), PICTURE);
  return (
    <>
      <MarkName id={id} className={styles.name}>
        <span className={styles.number}>{writeNumber(number, language)}</span>{' '}
        <span className={styles.title}>
          {title ? <Said value={title} language={language} /> : t('annotations.kinds.dating-evidence')}
        </span>
      </MarkName>
      {/* Its name stands above it. */}
      {picture ? (
        <img
          className={styles.picture}
          src={picture.url}
          width={picture.width}
          height={picture.height}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ) : null}
      {comment ? <AnnotationWords value={comment} language={language} /> : null}
      <p className={styles.date}>
        {date ? t('dating.speaksFor', { date }) : t('dating.noDate')}
        {standing === 'open' ? null : (
          <span className={styles.standing} data-standing={standing}>
            {t(`dating.standings.${standing}`)}
          </span>
        )}
      </p>
      {bar ? <TimelineBar bar={bar} recorded={recorded} language={language} /> : null}
    </>
  );
}

interface ConclusionProps {
  edtf: string | null;
  argument: Argument;
  recorded: Bar | null;
  language: Language;
}

/** The record's date, which nobody has reckoned from the claims; and where they do not agree, that they do not. */
async function Conclusion({ edtf, argument, recorded, language }: ConclusionProps) {
  const t = await getTranslations({ locale: language, namespace: 'photograph.dating' });
  const { common, isContradictory, standings } = argument;
  const [record, shared] = await Promise.all([
    edtf === null ? null : dateInWords(edtf, language),
    common === null ? null : dateInWords(common, language),
  ]);
  const remarks = [
    shared ? t('common', { date: shared }) : null,
    isContradictory ? t('contradictory') : null,
    standings.includes('against') ? t('disagrees') : null,
  ].filter((remark) => remark !== null);
  return (
    <div className={styles.conclusion}>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      <p className={styles.record}>{record ? t('record', { date: record }) : t('noRecord')}</p>
      {recorded ? <TimelineBar bar={recorded} recorded={recorded} language={language} /> : null}
    </div>
  );
}
