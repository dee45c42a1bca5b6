import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { Said } from '@/components/ui/said';
import { sayIn } from '@/i18n/words';
import { holderAddress } from '@/lib/catalogue/holder-address';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { PhotographView } from '@/lib/catalogue/views';
import { attributionOf } from '@/lib/citations/attribution';
import { citedPhotograph } from '@/lib/citations/cited-photograph';
import { type DownloadOffer, type DownloadSize, downloadOffer } from '@/lib/downloads/offer';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { CitationText } from './citation-text';
import { Copyable } from './copyable';
import { IiifLink } from './iiif-link';
import type { TakeAwayProps } from './take-away';
import styles from './take-away.module.css';

/** The picture in the sizes that its rights allow, and the record. */
export async function DownloadMenu({ photograph, publication, language }: TakeAwayProps) {
  const t = await getTranslations({ locale: language, namespace: 'downloads' });
  const { manifest, limits } = publication;
  const offer = downloadOffer(photograph, limits);
  return (
    <details className={styles.menu}>
      <summary className={styles.summary}>{t('heading')}</summary>
      <div className={styles.body}>
        <Terms photograph={photograph} offer={offer} language={language} />
        {offer && offer.sizes.length > 0 ? (
          <>
            <Sizes sizes={offer.sizes} language={language} />
            <Attribution photograph={photograph} publication={publication} language={language} />
          </>
        ) : null}
        {manifest ? (
          <section>
            <h3 className={styles.heading}>{t('record')}</h3>
            <IiifLink manifest={manifest} language={language} />
          </section>
        ) : null}
      </div>
    </details>
  );
}

interface TermsProps {
  photograph: PhotographView;
  offer: DownloadOffer | null;
  language: Language;
}

/** What may be taken and why; and the way to the holder where it is not everything. */
async function Terms({ photograph, offer, language }: TermsProps) {
  const t = await getTranslations({ locale: language, namespace: 'downloads' });
  const { rights } = photograph;
  const address = offer?.policy === 'free' ? null : holderAddress(photograph);
  const statement = () =>
    rights ? (
      <a key="rights" href={rights.uri} rel="license noopener">
        <Said
          value={pickText(rights.names, language) ?? { text: rights.uri, lang: 'en' }}
          language={language}
        />
      </a>
    ) : null;
  return (
    <div>
      <p>
        {!offer ? t('standIn') : null}
        {offer && !rights ? t('policy.unstated') : null}
        {offer && rights ? t.rich(`policy.${offer.policy}`, { rights: statement }) : null}
      </p>
      {address ? (
        <a className={styles.outward} href={address} rel="noopener">
          {t('holder')} <Icon name="outward" />
        </a>
      ) : null}
    </div>
  );
}

async function Sizes({ sizes, language }: { sizes: readonly DownloadSize[]; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'downloads' });
  return (
    <ul className={styles.sizes}>
      {sizes.map(({ name, width, height, address, fileName }) => (
        <li key={name}>
          <a href={address} download={fileName}>
            {t(`sizes.${name}`)}
          </a>
          <bdi className={styles.pixels} dir={directionOf(language)}>
            {t('pixels', { width: writeNumber(width, language), height: writeNumber(height, language) })}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

async function Attribution({ photograph, publication, language }: TakeAwayProps) {
  const t = await getTranslations({ locale: language, namespace: 'downloads' });
  const words = await getTranslations({ locale: language, namespace: 'citation' });
  const { siteTitles, page } = publication;
  const say = await sayIn(language);
  const cited = citedPhotograph(photograph, { language, siteTitles, page, say });
  return (
    <section>
      <h3 className={styles.heading}>{t('attribution')}</h3>
      <Copyable
        words={{ copy: words('copy'), copied: words('copied'), notCopied: words('notCopied') }}
        of={t('attribution')}
      >
        <p className={styles.citation}>
          <CitationText parts={attributionOf(cited, photograph, say)} language={language} />
        </p>
      </Copyable>
    </section>
  );
}
