import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import { pageAddress, placePath, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { type ConvergenceView, MEETING_KINDS, type MeetingView } from '@/lib/convergence/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { AssignedPrints } from './assigned-prints';
import styles from './communities.module.css';
import { CommunityLink } from './community-link';

interface Props {
  view: ConvergenceView;
  /** Number of the community whose meetings alone are told. */
  chosen: number | null;
  language: Language;
}

/** Id of a meeting's row. */
export function rowOf({ kind, name, parts }: MeetingView): string {
  return `${kind}-${name?.slug ?? parts.map(({ community }) => community).join('-')}`;
}

/** What the ring shows, as a table for each kind of meeting; of shared photographs with what each stands on. */
export async function MeetingsTable({ view, chosen, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities.convergence' });
  const meetings = view.meetings.filter(
    ({ parts }) => chosen === null || parts.some(({ community }) => community === chosen),
  );
  return (
    <>
      {MEETING_KINDS.map((kind) => {
        const rows = meetings.filter((one) => one.kind === kind);
        return (
          <section key={kind} className={styles.kind} aria-labelledby={`meet-${kind}`}>
            <h3 id={`meet-${kind}`} className={styles.kindName}>
              <span className={styles[`key-${kind}`]} aria-hidden="true" />
              {t(`kinds.${kind}`)}
            </h3>
            <p className={styles.facts}>{t(`means.${kind}`)}</p>
            {rows.length > 0 ? (
              <Rows rows={rows} view={view} language={language} />
            ) : (
              <p className={styles.words}>{t('none')}</p>
            )}
            {view.more[kind] > 0 ? (
              <p className={styles.facts}>{t('more', { count: view.more[kind] })}</p>
            ) : null}
            <AssignedPrints
              photographs={rows.flatMap(({ shown }) => shown).slice(0, 12)}
              language={language}
            />
          </section>
        );
      })}
    </>
  );
}

async function Rows({
  rows,
  view,
  language,
}: {
  rows: readonly MeetingView[];
  view: ConvergenceView;
  language: Language;
}) {
  const t = await getTranslations({ locale: language, namespace: 'communities.convergence' });
  const isNamed = rows[0]?.name !== null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {isNamed ? <th scope="col">{t('columns.meeting')}</th> : null}
          <th scope="col">{t('columns.communities')}</th>
          <th scope="col">{t('columns.photographs')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((meeting) => (
          <tr key={rowOf(meeting)} id={rowOf(meeting)}>
            {isNamed ? (
              <th scope="row">
                <MeetingName meeting={meeting} language={language} />
              </th>
            ) : null}
            <td>
              <ul className={styles.parts}>
                {meeting.parts.map(({ community, photographs }) => {
                  const one = view.communities[community];
                  return one ? (
                    <li key={one.slug}>
                      <CommunityLink community={one} language={language} />
                      {isNamed ? <span>{writeNumber(photographs, language)}</span> : null}
                    </li>
                  ) : null;
                })}
              </ul>
            </td>
            <td>{writeNumber(meeting.photographs, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MeetingName({ meeting: { kind, name }, language }: { meeting: MeetingView; language: Language }) {
  if (!name) return null;
  const text = pickText(name.names, language);
  const said = text ? <Said value={text} language={language} /> : name.slug;
  const path = kind === 'sections' ? sectionPath(name.slug) : placePath(name.slug);
  return (
    <Link className={styles.way} href={pageAddress(language, path)} prefetch={false}>
      {said}
    </Link>
  );
}
