import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Said } from '@/components/ui/said';
import { communityPath, pageAddress, placePath, sectionPath } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { type AssignedPhotograph, type CommunityView, meets } from '@/lib/convergence/views';
import { pickText, textsInOrder } from '@/lib/text/pick-text';
import { AssignedPrints } from './assigned-prints';
import styles from './communities.module.css';
import { CommunityLink } from './community-link';
import { PageHeading } from './page-heading';
import { SharedPhotographs } from './shared-photographs';

interface Props {
  community: CommunityView;
  language: Language;
}

/** A community: whom it meets, what it shares, its photographs with what each stands on, its places and sections. */
export async function CommunityPage({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  return (
    <article className={styles.page}>
      <header>
        <p className={styles.kicker}>{t('kicker')}</p>
        <PageHeading titles={textsInOrder(community.names, language)} language={language} />
        <p className={styles.kicker}>{t('photographCount', { count: community.photographs })}</p>
      </header>
      <Encounters community={community} language={language} />
      <SharedPhotographs community={community} language={language} />
      <Photographs community={community} language={language} />
      <Places community={community} language={language} />
      <Sections community={community} language={language} />
      <p>
        <Link className={styles.way} href={pageAddress(language, '/communities')} prefetch={false}>
          {t('others')}
        </Link>
      </p>
    </article>
  );
}

async function Encounters({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities.encounters' });
  const { encounters } = community;
  if (encounters.length === 0) return null;
  const met = encounters.filter(meets);
  const beside = encounters.filter((other) => !meets(other));
  return (
    <section aria-labelledby="meets">
      <h2 id="meets" className={styles.heading}>
        {t('heading')}
      </h2>
      <ul className={styles.encounters}>
        {met.map((other) => (
          <li key={other.slug}>
            <CommunityLink community={other} language={language} />
            <span className={styles.facts}>
              {other.photographs > 0 ? (
                <Link
                  className={styles.way}
                  href={`${pageAddress(language, communityPath(community.slug))}?with=${other.slug}#shared`}
                  prefetch={false}
                >
                  {t('photographs', { count: other.photographs })}
                </Link>
              ) : null}
              {other.places > 0 ? <span>{t('places', { count: other.places })}</span> : null}
              {other.sections > 0 ? <span>{t('sections', { count: other.sections })}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {met.length === 0 ? <p className={styles.words}>{t('none')}</p> : null}
      {beside.length > 0 ? (
        <div className={styles.facts}>
          <p>{t('beside')}</p>
          <ul className={styles.parts}>
            {beside.map((other) => (
              <li key={other.slug}>
                <CommunityLink community={other} language={language} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

async function Photographs({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities.photographs' });
  const name = pickText(community.names, language)?.text ?? '';
  const own = ({ assignments, ...rest }: AssignedPhotograph): AssignedPhotograph => ({
    ...rest,
    assignments: assignments.filter((one) => one.community.slug === community.slug),
  });
  return (
    <section aria-labelledby="photographs">
      <h2 id="photographs" className={styles.heading}>
        {t('heading')}
      </h2>
      {community.first.length > 0 ? (
        <AssignedPrints photographs={community.first.map(own)} language={language} />
      ) : (
        <p className={styles.words}>{t('none', { name })}</p>
      )}
      {community.photographs > community.first.length ? (
        <p className={styles.facts}>{t('first', { count: community.first.length })}</p>
      ) : null}
    </section>
  );
}

async function Places({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  if (community.photographs === 0) return null;
  return (
    <section aria-labelledby="places">
      <h2 id="places" className={styles.heading}>
        {t('places.heading')}
      </h2>
      <p className={styles.words}>{t(community.places.length > 0 ? 'places.intro' : 'places.none')}</p>
      <ul className={styles.encounters}>
        {community.places.map(({ place, photographs, others }) => {
          const name = pickText(place.names, language);
          return (
            <li key={place.slug}>
              <Link
                className={styles.way}
                href={pageAddress(language, placePath(place.slug))}
                prefetch={false}
              >
                {name ? <Said value={name} language={language} /> : place.slug}
              </Link>
              <span className={styles.facts}>
                <span>{t('photographCount', { count: photographs })}</span>
                {others.length > 0 ? <span>{t('places.with')}</span> : null}
                {others.map((other) => (
                  <CommunityLink key={other.slug} community={other} language={language} />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      {community.morePlaces > 0 ? <p>{t('places.more', { count: community.morePlaces })}</p> : null}
    </section>
  );
}

async function Sections({ community, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'communities' });
  if (community.sections.length === 0) return null;
  return (
    <section aria-labelledby="sections">
      <h2 id="sections" className={styles.heading}>
        {t('sections.heading')}
      </h2>
      <ul className={styles.encounters}>
        {community.sections.map(({ section, photographs }) => {
          const title = pickText(section.titles, language);
          return (
            <li key={section.slug}>
              <Link
                className={styles.way}
                href={pageAddress(language, sectionPath(section.slug))}
                prefetch={false}
              >
                {title ? <Said value={title} language={language} /> : section.slug}
              </Link>
              <span className={styles.facts}>{t('photographCount', { count: photographs })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
