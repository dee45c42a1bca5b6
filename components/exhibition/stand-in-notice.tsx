import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { Said } from '@/components/ui/said';
import { holderAddress } from '@/lib/catalogue/holder-address';
import type { Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './stand-in-notice.module.css';

interface Props {
  photograph: Pick<PhotographView, 'holder' | 'sourceUrl' | 'evidence'>;
  language: Language;
}

/** Says that what is shown is a stand-in, and leads to whoever has the photograph (DECISIONS, 12). */
export async function StandInNotice({ photograph, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'photograph.standIn' });
  const { holder } = photograph;
  const name = holder && pickText(holder.names, language);
  const address = holderAddress(photograph);
  return (
    <section className={styles.notice}>
      <h2 className={styles.heading}>{t('heading')}</h2>
      <p>
        {name
          ? t.rich('held', { holder: () => <Said key="holder" value={name} language={language} /> })
          : t('heldBySomeone')}
      </p>
      {address && name ? (
        <a className={styles.link} href={address} rel="noopener">
          <span>{t('seeThere')}</span>
          <Icon name="outward" />
        </a>
      ) : null}
    </section>
  );
}
