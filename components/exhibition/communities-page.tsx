import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LockUp } from '@/components/ui/lock-up';
import { communityPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { ConvergenceView } from '@/lib/convergence/views';
import { writeNumber } from '@/lib/text/digits';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './communities.module.css';
import { MeetingsRing } from './meetings-ring';
import { MeetingsTable } from './meetings-table';
import { PageTitle } from './page-title';

interface Props {
  view: ConvergenceView;
  /** Slug of the community whose meetings are lit. */
  chosen: string | null;
  language: Language;
}

/** The communities, and where they meet: as a drawing and as a table. */
export async function CommunitiesPage({ view, chosen, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  const lit = view.communities.findIndex(({ slug }) => slug === chosen);
  const picked = lit < 0 ? null : lit;
  return (
    <div className={styles.page}>
      <header>
        <PageTitle name="communities.title" language={language} />
        <p className={styles.words}>{view.communities.length > 0 ? t('intro') : t('none')}</p>
      </header>
      <section aria-labelledby="meetings">
        <h2 id="meetings" className={styles.heading}>
          {t('convergence.heading')}
        </h2>
        <p className={styles.words}>
          {t(view.meetings.length > 0 ? 'convergence.intro' : 'convergence.empty')}
        </p>
        {view.meetings.length > 0 ? (
          <>
            <MeetingsRing view={view} chosen={picked} language={language} />
            <MeetingsTable view={view} chosen={picked} language={language} />
          </>
        ) : null}
        <p className={styles.words}>
          {t('convergence.sparse')}{' '}
          <Link href={pageAddress(language, '/contact')} prefetch={false}>
            {t('convergence.write')}
          </Link>
        </p>
      </section>
      <Communities view={view} language={language} />
    </div>
  );
}

async function Communities({ view, language }: Pick<Props, 'view' | 'language'>) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  return (
    <section aria-labelledby="communities">
      <h2 id="communities" className={styles.heading}>
        {t('others')}
      </h2>
      <ol className={styles.communities}>
        {view.communities.map((community, index) => (
          <li key={community.slug}>
            <Link
              className={styles.community}
              href={pageAddress(language, communityPath(community.slug))}
              prefetch={false}
            >
              <span className={styles.number}>{writeNumber(index + 1, language)}</span>
              <LockUp titles={textsInOrder(community.names, language)} language={language} />
            </Link>
            <p className={styles.facts}>
              <span>{t('photographCount', { count: community.photographs })}</span>
              {community.shared > 0 ? <span>{t('sharedCount', { count: community.shared })}</span> : null}
              <span>{community.others > 0 ? t('meets', { count: community.others }) : t('meetsNone')}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
