import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { communityPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { CommunityView } from '@/lib/convergence/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { AssignedPrints } from './assigned-prints';
import styles from './communities.module.css';

interface Props {
  community: CommunityView;
  language: Language;
}

/** The photographs whose records name this community and another, a page at a time. */
export async function SharedPhotographs({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities.shared' });
  const { shared } = community;
  const name = pickText(community.names, language)?.text ?? '';
  const other = shared.with && pickText(shared.with.names, language)?.text;
  const own = pageAddress(language, communityPath(community.slug));
  return (
    <section aria-labelledby="shared">
      <h2 id="shared" className={styles.heading}>
        {t('heading')}
      </h2>
      <p className={styles.words}>
        {shared.total === 0
          ? t('none', { name })
          : other
            ? t('introWith', { name, other })
            : t('intro', { name })}
      </p>
      {shared.with ? (
        <p>
          <Link className={styles.way} href={`${own}#shared`} prefetch={false}>
            {t('all')}
          </Link>
        </p>
      ) : null}
      <AssignedPrints photographs={shared.shown} language={language} />
      <Pages community={community} own={own} language={language} />
    </section>
  );
}

async function Pages({ community: { shared }, own, language }: Props & { own: string }) {
  const t = await getTranslations({ locale: language, namespace: 'communities.pages' });
  const { page, pages } = shared;
  if (pages === 1) return null;
  const to = (number: number) => {
    const query = new URLSearchParams({
      ...(shared.with ? { with: shared.with.slug } : {}),
      ...(number > 1 ? { page: String(number) } : {}),
    });
    return `${own}?${query}#shared`;
  };
  return (
    <nav className={styles.pages} aria-label={t('label')}>
      {page > 1 ? (
        <Link className={styles.way} href={to(page - 1)} prefetch={false} rel="prev">
          {t('previous')}
        </Link>
      ) : null}
      <span>{t('page', { page: writeNumber(page, language), pages: writeNumber(pages, language) })}</span>
      {page < pages ? (
        <Link className={styles.way} href={to(page + 1)} prefetch={false} rel="next">
          {t('next')}
        </Link>
      ) : null}
    </nav>
  );
}
