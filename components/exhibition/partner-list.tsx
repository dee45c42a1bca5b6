import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Partner } from '@/lib/site/documents';
import type { SitePictureView } from '@/lib/site/pictures';
import { pickText } from '@/lib/text/pick-text';
import styles from './text-page.module.css';

interface Props {
  partners: readonly Partner[];
  /** By id. */
  pictures: Readonly<Record<string, SitePictureView>>;
  language: Language;
}

/** The partners, with their logos where there are any. */
export function PartnerList({ partners, pictures, language }: Props) {
  return (
    <ul className={styles.partners}>
      {partners.map((partner) => {
        const name = pickText(partner.name, language);
        if (!name) return null;
        const logo = partner.logo ? pictures[partner.logo] : undefined;
        const words = <Said value={name} language={language} />;
        return (
          <li key={partner.id}>
            {/* The name stands under it: a reader who does not see it misses nothing. */}
            {logo ? (
              <img className={styles.logo} src={logo.url} width={logo.width} height={logo.height} alt="" />
            ) : null}
            {partner.link ? (
              <a href={partner.link} rel="noopener">
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
}
