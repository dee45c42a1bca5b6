import { getTranslations } from 'next-intl/server';
import { pageAddress, photographPath, timelinePath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { withDigits, writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { extentOf, LEAST_BAR } from '@/lib/timeline/layout';
import type { DatedView, LifeView, MarkView } from '@/lib/timeline/views';
import styles from './timeline.module.css';
import { yearsInWords } from './years-in-words';

/** Units of the drawing; the names of the calendars stand before the line of years. */
const [NAMES, LINE] = [96, 880] as const;
/** Half of the last year's number goes beyond the line. */
const AFTER = 24;
const WIDTH = NAMES + LINE + AFTER;
const CALENDARS = ['year', 'hijri', 'rumi'] as const;
const [AXIS, CALENDAR, ROW, LIFE] = [72, 21, 26, 40] as const;
/** Between a bar and its number, as part of the line. */
const BESIDE = 0.005;
const THICK = { photograph: 10, group: 20, life: 4 } as const;

/** From the start of the line to the drawing's own coordinates: time runs as the page's language is read. */
type Across = (from: number, to?: number) => { x: number; width: number };

function acrossFor(language: Language): Across {
  const isMirrored = directionOf(language) === 'rtl';
  const round = (value: number) => Math.round(value * 10) / 10;
  return (from, to = from) => {
    const [start, end] = [NAMES + from * LINE, NAMES + to * LINE];
    return { x: round(isMirrored ? WIDTH - end : start), width: round(end - start) };
  };
}

/** Every photograph of the years as a bar as long as its date is uncertain, or counted in a group; links, and no script. */
export async function TimelineDrawing({ dated, language }: { dated: DatedView; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const across = acrossFor(language);
  const { marks, rows, ticks, lives, range } = dated;
  const bottom = AXIS + Math.max(1, rows) * ROW + 10;
  const height = bottom + (lives.length > 0 ? lives.length * LIFE + 40 : 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: links in a drawing, not a field set
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="group"
      aria-label={t('label', { years: yearsInWords(range, language) })}
    >
      <Fades isMirrored={directionOf(language) === 'rtl'} />
      <rect className={styles.axis} {...across(0, 1)} y={0} height={AXIS - 4} data-axis="" />
      {CALENDARS.map((calendar, index) => (
        <text
          key={calendar}
          className={styles.calendar}
          x={across(-NAMES / LINE).x}
          y={(index + 1) * CALENDAR - 3}
        >
          {t(`calendars.${calendar}`)}
        </text>
      ))}
      {ticks.map((tick) => (
        <g key={tick.year} className={styles.tick}>
          <line x1={across(tick.at).x} x2={across(tick.at).x} y1={AXIS - 6} y2={height} />
          {CALENDARS.map((calendar, index) => {
            const year = tick[calendar];
            return year === null ? null : (
              <text key={calendar} x={across(tick.at).x} y={(index + 1) * CALENDAR - 3}>
                {writeNumber(year, language)}
              </text>
            );
          })}
        </g>
      ))}
      {marks.map((mark, index) => (
        <MarkShape
          key={mark.photograph?.slug ?? `${mark.start} ${mark.end} ${mark.row}`}
          mark={mark}
          number={index + 1}
          across={across}
          language={language}
        />
      ))}
      {lives.length > 0 ? (
        <text className={styles.lifeHeading} x={across(0).x} y={bottom + 24}>
          {t('lives')}
        </text>
      ) : null}
      {lives.map((life, index) => (
        <LifeShape
          key={life.slug}
          life={life}
          y={bottom + 40 + index * LIFE}
          across={across}
          language={language}
        />
      ))}
    </svg>
  );
}

/** A bar fades on the side on which its date is open. Colours of a gradient are its own: bars and lives have one each. */
function Fades({ isMirrored }: { isMirrored: boolean }) {
  const [near, far] = isMirrored ? [1, 0] : [0, 1];
  return (
    <defs>
      {(['mark', 'life'] as const).map((of) =>
        (['after', 'before'] as const).map((side) => (
          <linearGradient
            key={`${of} ${side}`}
            id={`time-${of}-${side}`}
            className={styles[of]}
            x1={side === 'after' ? near : far}
            x2={side === 'after' ? far : near}
          >
            <stop offset="0.4" stopColor="currentColor" />
            <stop offset="1" stopColor="currentColor" stopOpacity="0.12" />
          </linearGradient>
        )),
      )}
    </defs>
  );
}

function fadeOf(
  of: 'mark' | 'life',
  { openBefore, openAfter }: { openBefore: boolean; openAfter: boolean },
): string | undefined {
  if (openBefore === openAfter) return undefined;
  return `url(#time-${of}-${openAfter ? 'after' : 'before'})`;
}

interface MarkProps {
  mark: MarkView;
  /** As in the list. */
  number: number;
  across: Across;
  language: Language;
}

async function MarkShape({ mark, number, across, language }: MarkProps) {
  const { photograph, count, start, end, row } = mark;
  const { from, to, written } = extentOf(mark);
  const y = AXIS + row * ROW;
  const thick = count > 1 ? THICK.group : THICK.photograph;
  const barEnd = Math.max(end, start + LEAST_BAR);
  // Beside its own bar, so that no number is taken for the next one's.
  const at = { after: barEnd + BESIDE, before: start - BESIDE, on: (from + to) / 2 }[written];
  const anchor = { after: 'start', before: 'end', on: 'middle' } as const;
  const label = await markInWords(mark, number, language);
  return (
    <a
      className={styles.mark}
      data-mark={count > 1 ? 'group' : 'photograph'}
      href={
        photograph ? pageAddress(language, photographPath(photograph.slug)) : groupAddress(mark, language)
      }
      aria-label={label}
    >
      <title>{label}</title>
      <rect className={styles.room} {...across(from, to)} y={y} height={ROW} />
      <rect
        className={styles.bar}
        {...across(start, barEnd)}
        y={y + (ROW - thick) / 2}
        height={thick}
        fill={fadeOf('mark', mark)}
      />
      <text
        className={styles.written}
        data-on={written === 'on' ? '' : undefined}
        x={across(at).x}
        y={y + ROW / 2 + 5}
        textAnchor={anchor[written]}
      >
        {writeNumber(count > 1 ? count : number, language)}
      </text>
    </a>
  );
}

/** To nearer years, and where there are none to the list of what lies in these. */
export function groupAddress({ nearer }: MarkView, language: Language): string {
  return nearer ? pageAddress(language, timelinePath(nearer)) : '#listed';
}

async function markInWords(mark: MarkView, number: number, language: Language): Promise<string> {
  const t = await getTranslations({ locale: language });
  const { photograph, count, years } = mark;
  if (!photograph) {
    return t('timeline.group', { count, years: yearsInWords(years, language) });
  }
  const title = pickText(photograph.titles, language)?.text ?? photograph.slug;
  const date = photograph.dateEdtf && (await dateInWords(photograph.dateEdtf, language));
  return `${writeNumber(number, language)}. ${title} · ${date ?? t('photographs.undated')}`;
}

interface LifeProps {
  life: LifeView;
  y: number;
  across: Across;
  language: Language;
}

async function LifeShape({ life, y, across, language }: LifeProps) {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const name = pickText(life.names, language)?.text ?? life.slug;
  const words = withDigits(t('lifeOf', { name, dates: await lifeInWords(life, language) }), language);
  // A name that begins late in the line is written towards its beginning.
  const isLate = life.start > 0.6;
  return (
    <g className={styles.life}>
      <text x={across(isLate ? 1 : life.start).x} y={y + 15} textAnchor={isLate ? 'end' : 'start'}>
        {words}
      </text>
      <rect
        {...across(life.start, Math.max(life.end, life.start + LEAST_BAR))}
        y={y + 22}
        height={THICK.life}
        fill={fadeOf('life', life)}
      />
    </g>
  );
}

/** Birth and death as far as they are known. */
export async function lifeInWords({ born, died }: LifeView, language: Language): Promise<string> {
  const t = await getTranslations({ locale: language, namespace: 'timeline' });
  const [birth, death] = await Promise.all(
    [born, died].map((edtf) => (edtf ? dateInWords(edtf, language) : null)),
  );
  if (birth && death) return t('bornAndDied', { born: birth, died: death });
  return birth ? t('born', { born: birth }) : t('died', { died: death ?? '' });
}
