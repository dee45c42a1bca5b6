import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import { markElementId } from '@/components/viewer/mark-element';
import { MarkName } from '@/components/viewer/mark-name';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import type { AnnotationView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import styles from './annotation-list.module.css';
import { AnnotationWords, annotationText } from './annotation-words';

interface Props {
  annotations: readonly AnnotationView[];
  language: Language;
}

/** What is to be seen on the photograph, in the order of the numbers on it. */
export async function AnnotationList({ annotations, language }: Props) {
  if (annotations.length === 0) return null;
  const t = await getTranslations({ locale: language, namespace: 'photograph.annotations' });
  return (
    <section className={styles.annotations} aria-labelledby="annotations">
      <h2 id="annotations" className={styles.heading}>
        {t('heading')}
      </h2>
      <ol className={styles.list}>
        {annotations.map((annotation, index) => (
          <li key={annotation.id} id={markElementId(annotation.id)} className={styles.item}>
            <Entry annotation={annotation} number={index + 1} language={language} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface EntryProps {
  annotation: AnnotationView;
  number: number;
  language: Language;
}

async function Entry({ annotation, number, language }: EntryProps) {
  const t = await getTranslations({ locale: language, namespace: 'photograph.annotations' });
  const { id, kind, transcription, place, dateEdtf } = annotation;
  const [title, comment, translation] = [
    annotationText(annotation, 'title', language),
    annotationText(annotation, 'comment', language),
    annotationText(annotation, 'translation', language),
  ];
  const name = place && pickText(place.names, language);
  const named = title ?? name;
  const date = dateEdtf === null ? null : await dateInWords(dateEdtf, language);
  return (
    <>
      <MarkName id={id} className={styles.name}>
        <span className={styles.number}>{writeNumber(number, language)}</span>{' '}
        <span className={styles.title}>
          {named ? <Said value={named} language={language} /> : t(`kinds.${kind}`)}
        </span>{' '}
        {named ? <span className={styles.kind}>{t(`kinds.${kind}`)}</span> : null}
      </MarkName>
      {transcription ? (
        <AnnotationWords term={t('transcription')} value={transcription} language={language} />
      ) : null}
      {translation ? (
        <AnnotationWords term={t('translation')} value={translation} language={language} />
      ) : null}
      {name && title ? <AnnotationWords term={t('place')} value={name} language={language} /> : null}
      {date ? (
        <AnnotationWords term={t('date')} value={{ text: date, lang: language }} language={language} />
      ) : null}
      {comment ? <AnnotationWords value={comment} language={language} /> : null}
    </>
  );
}
