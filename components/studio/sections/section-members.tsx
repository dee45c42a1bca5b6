'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import { MEMBERS_SHOWN, type SectionMember } from '@/lib/studio/section-commands';
import { pickText } from '@/lib/text/pick-text';
import styles from '../arrangements/arrangement.module.css';
import { useArrangement } from '../arrangements/arrangement-session';
import { FieldConflict } from '../arrangements/field-conflict';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { QuotedOrder } from '../controls/conflict-notice';
import { EmptyState } from '../controls/empty-state';
import { Pill } from '../controls/pill';
import { Titles } from '../lists/titles';
import { OrderedList } from './ordered-list';

/** The photographs of a section in their order, which is changed here and published with the section. */
export function SectionMembers({ first }: { first: SectionMember[] }) {
  const t = useTranslations('studio.sections.members');
  const { session, language, isReadOnly } = useArrangement();
  const order = session.value('photographIds');
  const ids = Array.isArray(order) ? order.map(String) : [];
  const [page, setPage] = useState(0);
  const start = Math.min(page, Math.max(0, Math.ceil(ids.length / MEMBERS_SHOWN) - 1)) * MEMBERS_SHOWN;
  const { members, known } = useMembers(first, ids.slice(start, start + MEMBERS_SHOWN));
  const nameOf = (member: SectionMember) => pickText(member.titles, language)?.text ?? t('untitled');
  const nameById = (id: string) => {
    const member = known.get(id);
    return member ? nameOf(member) : t('untitled');
  };
  const change = (next: string[], moved: string) => {
    session.set('photographIds', next);
    // Where it went is what the curator wants to see.
    setPage(Math.floor(next.indexOf(moved) / MEMBERS_SHOWN));
  };
  return (
    <section aria-labelledby="members" className={styles.members} data-field="photographIds">
      <h2 id="members" className={styles.language}>
        {t('title')}
      </h2>
      <FieldConflict field="photographIds" lang={language}>
        {(theirs) => (
          <QuotedOrder>
            {(Array.isArray(theirs) ? theirs : []).map((id) => (
              <li key={String(id)}>
                <bdi>{nameById(String(id))}</bdi>
              </li>
            ))}
          </QuotedOrder>
        )}
      </FieldConflict>
      {ids.length === 0 ? (
        <EmptyState title={t('empty')}>
          <p>{t('emptyHelp')}</p>
          <Link href={pageAddress(language, '/studio/photographs')}>{t('toPhotographs')}</Link>
        </EmptyState>
      ) : (
        <>
          <p className={styles.help}>{t('help')}</p>
          <OrderedList
            label={t('list')}
            items={members}
            order={ids}
            nameOf={nameOf}
            onOrder={change}
            isDisabled={isReadOnly}
          >
            {(member, index) => <MemberEntry member={member} number={index + 1} />}
          </OrderedList>
          <MemberPages start={start} count={ids.length} onPage={setPage} />
        </>
      )}
    </section>
  );
}

interface PagesProps {
  /** Index of the first that is shown. */
  start: number;
  count: number;
  onPage(page: number): void;
}

/** Onward and back through a section of hundreds. */
function MemberPages({ start, count, onPage }: PagesProps) {
  const t = useTranslations('studio.sections.members');
  if (count <= MEMBERS_SHOWN) return null;
  const page = start / MEMBERS_SHOWN;
  const to = Math.min(start + MEMBERS_SHOWN, count);
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      <Button isDisabled={page === 0} onPress={() => onPage(page - 1)}>
        {t('previous')}
      </Button>
      <span role="status">{t('shown', { from: start + 1, to, count })}</span>
      <Button isDisabled={to === count} onPress={() => onPage(page + 1)}>
        {t('next')}
      </Button>
    </nav>
  );
}

function MemberEntry({ member, number }: { member: SectionMember; number: number }) {
  const t = useTranslations('studio.sections.members');
  const format = useFormatter();
  const { language } = useArrangement();
  return (
    <div className={styles.member}>
      <span className={styles.number}>{format.number(number)}</span>
      <span className={styles.mount}>
        {member.thumbnail ? <img src={member.thumbnail} alt="" loading="lazy" decoding="async" /> : null}
      </span>
      <Link
        className={styles.name}
        href={pageAddress(language, `/studio/photographs/${member.id}`)}
        prefetch={false}
      >
        <Titles titles={member.titles} language={language} fallback={t('untitled')} />
      </Link>
      {member.isPublished ? null : <Pill>{t('draft')}</Pill>}
    </div>
  );
}

/** Entries for these ids of the order; those that are not known yet are asked for. */
function useMembers(first: SectionMember[], shown: readonly string[]) {
  const { id } = useArrangement();
  const [known, setKnown] = useState(() => new Map(first.map((member) => [member.id, member])));
  const missing = shown.filter((each) => !known.has(each)).join();
  useEffect(() => {
    if (missing === '') return;
    void callStudio('sections.members', { id, ids: missing.split(',') }).then((outcome) => {
      if (outcome.ok)
        setKnown((now) => new Map([...now, ...outcome.value.map((member) => [member.id, member] as const)]));
    });
  }, [id, missing]);
  const members = shown.map(
    (each) => known.get(each) ?? { id: each, titles: {}, isPublished: true, thumbnail: null },
  );
  return { members, known };
}
