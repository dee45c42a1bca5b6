import Link from 'next/link';
import { Said } from '@/components/ui/said';
import { communityPath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './communities.module.css';

/** A community by its name, leading to its page. */
export function CommunityLink({ community, language }: { community: AuthorityView; language: Language }) {
  const name = pickText(community.names, language);
  return (
    <Link className={styles.way} href={pageAddress(language, communityPath(community.slug))} prefetch={false}>
      {name ? <Said value={name} language={language} /> : community.slug}
    </Link>
  );
}
