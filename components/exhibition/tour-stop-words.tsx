import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { Prose } from '@/components/ui/prose';
import { languageProps, Said } from '@/components/ui/said';
import { narrationElementId } from '@/components/viewer/tour/player-tour';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import type { NarrationView, TourStopView } from '@/lib/tours/views';
import { formatXywh } from '@/lib/viewport/xywh';
import { StopPicture } from './stop-picture';
import styles from './tour-stop-words.module.css';

interface Props {
  stop: TourStopView;
  /** From 1. */
  number: number;
  language: Language;
  /** A screen that nothing may lead away from. */
  isKiosk?: boolean;
}

/** What a stop is called; one without a name of its own is called as its photograph. */
export function stopTitle({ titles, photograph }: TourStopView, language: Language): Text {
  return pickText(titles, language) ?? pickText(photograph.titles, language) ?? { text: '', lang: language };
}

/** All that is said at a stop, and in the article a picture of what is seen there. */
export async function StopWords({ stop, number, language, isKiosk = false }: Props) {
  const title = stopTitle(stop, language);
  const text = pickText(stop.texts, language);
  const narration = stop.narrations[language];
  return (
    <article className={styles.stop}>
      <StopPicture stop={stop} language={language} />
      <h2 className={styles.title}>
        <span className={styles.number}>{writeNumber(number, language)}</span>
        <span {...languageProps(title.lang, language)}>{title.text}</span>
      </h2>
      {text ? <Prose value={text} language={language} isPlain={isKiosk} /> : null}
      {narration ? (
        <Narration id={stop.id} narration={narration} language={language} isKiosk={isKiosk} />
      ) : null}
      <Source stop={stop} language={language} isKiosk={isKiosk} />
    </article>
  );
}

async function Narration({
  id,
  narration,
  language,
  isKiosk,
}: {
  id: string;
  narration: NarrationView;
  language: Language;
  isKiosk: boolean;
}) {
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  const { audio, captions } = narration;
  return (
    <div className={styles.narration}>
      {/* biome-ignore lint/a11y/useMediaCaption: where nobody has written captions there are none; the stop's text says the same */}
      <audio id={narrationElementId(id)} controls preload="none" aria-label={t('narration')}>
        <source src={audio.url} type={audio.type} />
        {captions ? (
          <track kind="captions" src={captions} srcLang={language} label={t('captions')} default />
        ) : null}
      </audio>
      {captions && !isKiosk ? <a href={captions}>{t('transcript')}</a> : null}
    </div>
  );
}

/** Which photograph it is, who holds it, and the way to its own page, at this very view. */
async function Source({ stop, language, isKiosk }: Omit<Props, 'number'>) {
  const t = await getTranslations({ locale: language, namespace: 'tours' });
  const { slug, titles, dateEdtf, holder, image } = stop.photograph;
  const title = pickText(titles, language);
  const held = holder && pickText(holder.names, language);
  const date = dateEdtf && (await dateInWords(dateEdtf, language));
  const fragment = stop.region ? `#${formatXywh(stop.region)}` : '';
  return (
    <div className={styles.source}>
      <p>
        {title
          ? t.rich(image.standIn ? 'ofStandIn' : 'of', {
              title: () => <Said key="title" value={title} language={language} />,
            })
          : null}
        {date ? <span className={styles.fact}>{date}</span> : null}
        {held ? (
          <span className={styles.fact}>
            {t.rich('heldBy', { holder: () => <Said key="holder" value={held} language={language} /> })}
          </span>
        ) : null}
      </p>
      {isKiosk ? null : (
        <Link
          className={styles.link}
          href={`${pageAddress(language, photographPath(slug))}${fragment}`}
          prefetch={false}
        >
          <span>{t('seePhotograph')}</span>
          <Icon name="forward" />
        </Link>
      )}
    </div>
  );
}
