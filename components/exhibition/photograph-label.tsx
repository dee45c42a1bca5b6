import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { languageProps } from '@/components/ui/said';
import { correctionPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles, languagesOfOurTitles, pickLabel } from '@/lib/catalogue/pick-label';
import type { PhotographView, Text } from '@/lib/catalogue/views';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { AnnotationList } from './annotation-list';
import { CatalogueRecord } from './catalogue-record';
import styles from './photograph-label.module.css';
import { PhotographNeighbours } from './photograph-neighbours';
import { StandInNotice } from './stand-in-notice';
import { type Publication, TakeAway } from './take-away';
import { WalkPosition } from './walk-position';

interface Props {
  photograph: PhotographView;
  language: Language;
  /** Where it is one for visitors, and no draft. */
  publication?: Publication;
}

/** The museum label: names, words, the catalogue record and how sure it is. */
export async function PhotographLabel({ photograph, language, publication }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const contact = await getTranslations({ locale: language, namespace: 'contact' });
  const { labels } = photograph;
  const note = pickText(photograph.notes, language);
  return (
    <article className={styles.label}>
      <span className={styles.handle} aria-hidden="true" />
      <WalkPosition photograph={photograph} language={language} />
      <h1 className={styles.title}>
        <LockUp titles={textsInOrder(labelTitles(labels), language)} language={language} />
      </h1>
      <ul className={styles.mark}>
        {languagesOfOurTitles(labels).map((titled) => (
          <li key={titled}>{t('titleIsOurs', { language: titled })}</li>
        ))}
      </ul>
      {photograph.image?.standIn ? <StandInNotice photograph={photograph} language={language} /> : null}
      <Words value={pickLabel(labels, 'caption', language)} language={language} />
      <Words value={pickLabel(labels, 'description', language)} language={language} />
      <AnnotationList annotations={photograph.annotations} language={language} />
      <CatalogueRecord photograph={photograph} language={language} />
      {note ? (
        <section className={styles.note}>
          <h2 className={styles.heading}>{t('note')}</h2>
          <Words value={note} language={language} />
        </section>
      ) : null}
      <p className={styles.mark}>
        <a className={styles.suggest} href={pageAddress(language, correctionPath(photograph.slug))}>
          {contact('suggest')}
        </a>
      </p>
      {publication ? (
        <TakeAway photograph={photograph} publication={publication} language={language} />
      ) : null}
      <PhotographNeighbours photograph={photograph} language={language} />
    </article>
  );
}

/** A text of the label; one that only another language has says so. */
async function Words({ value, language }: { value: Text | null; language: Language }) {
  if (!value) return null;
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  return (
    <div className={styles.words}>
      {value.lang === language ? null : (
        <p className={styles.mark}>{t('onlyIn', { language: value.lang })}</p>
      )}
      <div {...languageProps(value.lang, language)}>
        <Prose value={value} language={language} />
      </div>
    </div>
  );
}
