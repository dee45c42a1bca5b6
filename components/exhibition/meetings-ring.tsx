import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { RING } from '@/lib/convergence/ring';
import { type ConvergenceView, MEETING_KINDS, type MeetingView } from '@/lib/convergence/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import styles from './communities.module.css';
import { LightMeetings } from './light-meetings';
import { rowOf } from './meetings-table';

interface Props {
  view: ConvergenceView;
  /** Number of the community whose meetings are lit. */
  chosen: number | null;
  language: Language;
}

/** Half the side of the drawing: ring, marks and a little air. */
const HALF = RING + 40;
const MARK = 26;

/** Communities around a ring, and inside it what brings them together, joined to each by a line. */
export async function MeetingsRing({ view, chosen, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities.convergence' });
  const drawn = view.meetings.filter(({ at }) => at !== null);
  const name = (index: number) => pickText(view.communities[index]?.names ?? {}, language)?.text ?? '';
  return (
    <LightMeetings className={styles.stage} chosen={chosen}>
      <svg
        className={styles.ring}
        viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
        role="img"
        aria-label={t('drawing')}
      >
        <circle className={styles.circle} r={RING} />
        {drawn.map((meeting) => (
          <Lines key={rowOf(meeting)} meeting={meeting} view={view} chosen={chosen} />
        ))}
        {drawn.map((meeting) => (
          <Mark key={rowOf(meeting)} meeting={meeting} chosen={chosen} language={language} />
        ))}
        {view.ring.map(({ x, y }, index) => (
          <g
            key={view.communities[index]?.slug}
            transform={`translate(${x} ${y})`}
            {...litProps(metBy(index, drawn), chosen)}
            data-own={index}
          >
            <circle className={styles.stand} r={MARK} />
            <text className={styles.standNumber} textAnchor="middle" dominantBaseline="central">
              {writeNumber(index + 1, language)}
            </text>
            <title>{name(index)}</title>
          </g>
        ))}
      </svg>
      <nav aria-label={t('choose')} className={styles.choice}>
        <ol>
          {view.communities.map((community, index) => (
            <li key={community.slug}>
              <Link
                href={`${pageAddress(language, '/communities')}?with=${community.slug}#meetings`}
                prefetch={false}
                scroll={false}
                aria-current={index === chosen ? 'true' : undefined}
                data-light={index}
              >
                <span className={styles.choiceNumber}>{writeNumber(index + 1, language)}</span>
                {name(index)}
              </Link>
            </li>
          ))}
        </ol>
        {chosen !== null ? (
          <Link
            className={styles.way}
            href={`${pageAddress(language, '/communities')}#meetings`}
            prefetch={false}
            scroll={false}
          >
            {t('all')}
          </Link>
        ) : null}
        <ul className={styles.key}>
          {MEETING_KINDS.map((kind) => (
            <li key={kind}>
              <span className={styles[`key-${kind}`]} aria-hidden="true" />
              {t(`kinds.${kind}`)}
            </li>
          ))}
        </ul>
      </nav>
    </LightMeetings>
  );
}

/** A community with those that it meets in the drawing: they stay lit with it. */
function metBy(community: number, drawn: readonly MeetingView[]): number[] {
  const met = drawn
    .map(({ parts }) => parts.map((part) => part.community))
    .filter((communities) => communities.includes(community));
  return [...new Set([community, ...met.flat()])];
}

/** What the lighting of a community reads: who has a part in it, and whether it is lit before any script runs. */
function litProps(communities: readonly number[], chosen: number | null) {
  const isDim = chosen !== null && !communities.includes(chosen);
  return { 'data-of': ` ${communities.join(' ')} `, 'data-dim': isDim ? '' : undefined };
}

function Lines({
  meeting,
  view,
  chosen,
}: {
  meeting: MeetingView;
  view: ConvergenceView;
  chosen: number | null;
}) {
  const { at, parts, kind } = meeting;
  if (!at) return null;
  return (
    <g
      className={styles[`lines-${kind}`]}
      {...litProps(
        parts.map(({ community }) => community),
        chosen,
      )}
    >
      {parts.map(({ community }) => {
        const stand = view.ring[community];
        // Each line leaves its community towards the middle of the ring and bends to where it leads.
        return stand ? (
          <path
            key={community}
            d={`M${stand.x} ${stand.y}Q${stand.x * 0.55} ${stand.y * 0.55} ${at.x} ${at.y}`}
          />
        ) : null;
      })}
    </g>
  );
}

function Mark({
  meeting,
  chosen,
  language,
}: {
  meeting: MeetingView;
  chosen: number | null;
  language: Language;
}) {
  const { at, kind, name, parts, photographs } = meeting;
  if (!at) return null;
  const title = name && pickText(name.names, language)?.text;
  return (
    <g
      className={styles[`mark-${kind}`]}
      transform={`translate(${at.x} ${at.y})`}
      data-row={rowOf(meeting)}
      {...litProps(
        parts.map(({ community }) => community),
        chosen,
      )}
    >
      {kind === 'photographs' ? <rect x={-17} y={-13} width={34} height={26} /> : null}
      {kind === 'places' ? <path d="M0-19L19 0L0 19L-19 0Z" /> : null}
      {kind === 'sections' ? <circle r={17} /> : null}
      <text textAnchor="middle" dominantBaseline="central">
        {writeNumber(photographs, language)}
      </text>
      {title ? <title>{title}</title> : null}
    </g>
  );
}
