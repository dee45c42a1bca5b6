import { getTranslations } from 'next-intl/server';
import { PhotographViewer } from '@/components/viewer/photograph-viewer';
import type { ShareSource } from '@/components/viewer/share-links';
import { comparePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { labelTitles, pickLabel } from '@/lib/catalogue/pick-label';
import type { PhotographView } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { PhotographLabel } from './photograph-label';
import styles from './photograph-stage.module.css';
import type { Publication } from './take-away';
import { readViewerWords } from './viewer-words';

interface Props {
  photograph: PhotographView;
  language: Language;
  /** Where it is one for visitors, and no draft. */
  publication?: Publication;
  /** Where others can be led to: nowhere while it is a draft. */
  share?: ShareSource;
}

/** The darkroom: the picture takes the height, its label stands at the inline end, or under it as a sheet to pull up. */
export async function PhotographStage({ photograph, language, publication, share }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  return (
    <div className={styles.stage}>
      <div className={styles.room}>
        {photograph.image ? (
          <Zoom photograph={photograph} language={language} share={share} />
        ) : (
          <p className={styles.preparing}>{t('preparing')}</p>
        )}
      </div>
      <PhotographLabel photograph={photograph} language={language} publication={publication} />
    </div>
  );
}

async function Zoom({ photograph, language, share }: Props) {
  const { image, labels, annotations } = photograph;
  if (!image) return null;
  const t = await getTranslations({ locale: language, namespace: 'photograph' });
  const title = pickText(labelTitles(labels), language);
  // What the photograph shows cannot be said of a sheet that stands in for it (DECISIONS, 12).
  const alt = image.standIn ? null : (pickLabel(labels, 'altText', language) ?? title);
  return (
    <PhotographViewer
      image={image}
      alt={alt?.text ?? t('altOfStandIn', { title: title?.text ?? '' })}
      altLang={alt && alt.lang !== language ? alt.lang : undefined}
      words={await readViewerWords(language)}
      language={language}
      share={share}
      compare={share && pageAddress(language, comparePath(photograph.slug))}
      marks={annotations.map(({ id, shape }, index) => ({
        id,
        shape,
        number: writeNumber(index + 1, language),
      }))}
      pixelsPerCm={photograph.pixelsPerCm}
      standInMark={<p className={styles.mark}>{t('standIn.badge')}</p>}
    />
  );
}
