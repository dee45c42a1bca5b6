import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { LockUp } from '@/components/ui/lock-up';
import { Prose } from '@/components/ui/prose';
import { Said } from '@/components/ui/said';
import { pageAddress, photographPath, sectionPath, tourPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { HomeView, ImageView, Texts } from '@/lib/catalogue/views';
import type { SiteDocumentOf } from '@/lib/site/documents';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import type { TourSummary } from '@/lib/tours/views';
import styles from './hero.module.css';
import { Print } from './print';

type Crop = NonNullable<HomeView['heroCrop']>;

interface Props {
  home: HomeView;
  words: SiteDocumentOf<'home'>;
  /** The first tour, if there is one. */
  tour: TourSummary | null;
  language: Language;
}

/** The first screen: one photograph, and beside or under it, never on its subject, the exhibition's name and two actions. */
export async function Hero({ home, words, tour, language }: Props) {
  const image = home.hero?.image ?? null;
  const fills = image !== null && !image.standIn && home.heroCrop !== null;
  return (
    <section className={`${styles.hero} ${fills ? styles.filled : styles.framed}`}>
      {image && fills && home.heroCrop ? <FillingPicture image={image} crop={home.heroCrop} /> : null}
      {image && !fills ? (
        <div className={styles.frame}>
          <Print image={image} alt="" sizes="(max-width: 64rem) 92vw, 54vw" loading="eager" />
        </div>
      ) : null}
      <HeroWords home={home} words={words} tour={tour} language={language} />
    </section>
  );
}

/**
 * The curator's crop decides which part of the picture stays in view when the screen has another shape: its middle from side
 * to side, and its lower edge, for the words stand on the picture's foot and the sky can be spared.
 */
function FillingPicture({ image, crop }: { image: ImageView; crop: Crop }) {
  const largest = image.previews.at(-1);
  if (!largest) return null;
  const position = {
    '--focus-x': percent(crop.x + crop.width / 2, image.width),
    '--focus-y': percent(crop.y + crop.height, image.height),
  } as CSSProperties;
  return (
    <div className={styles.picture} style={position}>
      <img
        src={largest.url}
        srcSet={image.previews.map(({ url, width }) => `${url} ${width}w`).join(', ')}
        sizes={fillingSizes(image.width / image.height)}
        width={image.width}
        height={image.height}
        alt=""
        fetchPriority="high"
      />
    </div>
  );
}

/**
 * How wide a picture of this shape stands when it covers its part of the screen: four fifths of the height on a wide one;
 * on a phone under half, and there a little less sharpness comes much sooner.
 */
function fillingSizes(ratio: number): string {
  const covering = (screens: number) => `${Math.round(screens * ratio * 100)}vh`;
  return `(min-width: 64rem) max(100vw, ${covering(0.8)}), max(60vw, ${covering(0.27)})`;
}

function percent(at: number, whole: number): string {
  return `${((100 * at) / whole).toFixed(1)}%`;
}

async function HeroWords({ home, words, tour, language }: Props) {
  const t = await getTranslations({ locale: language });
  const sentence = pickText(words.sentence, language);
  const title = home.hero && pickText(home.hero.titles, language);
  return (
    <div className={styles.words}>
      <h1 className={styles.title}>
        <LockUp titles={textsInOrder(words.title, language)} language={language} />
      </h1>
      <div className={styles.invitation}>
        <p className={styles.period}>
          <Words value={words.period} language={language} />
        </p>
        <div className={styles.lead}>{sentence ? <Prose value={sentence} language={language} /> : null}</div>
        <p className={styles.actions}>
          <Begin home={home} words={words} tour={tour} language={language} />
          <ButtonLink href={pageAddress(language, '/photographs')} weight="outline">
            <Words value={words.seePhotographs} language={language} />
          </ButtonLink>
        </p>
        {home.hero && title ? (
          <p className={styles.credit}>
            <a href={pageAddress(language, photographPath(home.hero.slug))}>
              {t(home.hero.image?.standIn ? 'home.heroStandIn' : 'home.heroCredit', { title: title.text })}
            </a>
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** Whoever comes is led, where there is a tour; else the walk begins with its first section. */
async function Begin({ home, words, tour, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  const first = home.sections[0];
  if (tour)
    return (
      <ButtonLink href={pageAddress(language, tourPath(tour.slug))} weight="full">
        {t('begin')}
      </ButtonLink>
    );
  return first ? (
    <ButtonLink href={pageAddress(language, sectionPath(first.slug))} weight="full">
      <Words value={words.begin} language={language} />
    </ButtonLink>
  ) : null;
}

function Words({ value, language }: { value: Texts; language: Language }) {
  const said = pickText(value, language);
  return said ? <Said value={said} language={language} /> : null;
}
