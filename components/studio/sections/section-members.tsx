'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { SectionDraftView } from '@/lib/studio/section-commands';
import { pickText } from '@/lib/text/pick-text';
import { callStudio } from '../call';
import { EmptyState } from '../controls/empty-state';
import { Pill } from '../controls/pill';
import { Titles } from '../lists/titles';
import { OrderedList } from './ordered-list';
import { SectionConflict } from './section-conflict';
import styles from './section-editor.module.css';
import { useOpenSection } from './section-session';

type Member = SectionDraftView['photographs'][number];

/** The photographs of a section in their order, which is changed here and published with the section. */
export function SectionMembers({ known }: { known: Member[] }) {
  const t = useTranslations('studio.sections.members');
  const { session, language, isReadOnly } = useOpenSection();
  const members = useMembers(known, session.value('photographIds'));
  const nameOf = (member: Member) => pickText(member.titles, language)?.text ?? t('untitled');
  const nameById = (id: string) => {
    const member = members.find((each) => each.id === id);
    return member ? nameOf(member) : t('untitled');
  };
  return (
    <section aria-labelledby="members" className={styles.members} data-field="photographIds">
      <h2 id="members" className={styles.language}>
        {t('title')}
      </h2>
      <SectionConflict field="photographIds" lang={language} nameOf={nameById} />
      {members.length === 0 ? (
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
            nameOf={nameOf}
            onOrder={(ids) => session.set('photographIds', ids)}
            isDisabled={isReadOnly}
          >
            {(member, index) => <MemberEntry member={member} number={index + 1} />}
          </OrderedList>
        </>
      )}
    </section>
  );
}

function MemberEntry({ member, number }: { member: Member; number: number }) {
  const t = useTranslations('studio.sections.members');
  const format = useFormatter();
  const { language } = useOpenSection();
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

/** Entries for the ids of the order; one that came in from elsewhere meanwhile is asked for. */
function useMembers(first: Member[], order: unknown): Member[] {
  const { id } = useOpenSection();
  const [known, setKnown] = useState(first);
  const ids = Array.isArray(order) ? order.map(String) : [];
  const isMissing = ids.some((each) => known.every((member) => member.id !== each));
  useEffect(() => {
    if (!isMissing) return;
    void callStudio('sections.open', { id }).then((outcome) => {
      if (outcome.ok) setKnown((now) => [...outcome.value.photographs, ...now]);
    });
  }, [id, isMissing]);
  return ids.map(
    (each) =>
      known.find((member) => member.id === each) ?? {
        id: each,
        titles: {},
        isPublished: true,
        thumbnail: null,
      },
  );
}
