import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { Prose } from '@/components/ui/prose';
import { Said } from '@/components/ui/said';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { SiteDocumentOf } from '@/lib/site/documents';
import { pickText } from '@/lib/text/pick-text';
import styles from './closing.module.css';

interface Props {
  words: SiteDocumentOf<'home'>;
  language: Language;
}

/** The end of the home page: partners, and who keeps the photographs. */
export function Closing({ words, language }: Props) {
  const more = pickText(words.readAbout, language);
  return (
    <div className={styles.closing}>
      <section>
        <Words heading={words.partnersHeading} text={words.partnersText} language={language} />
      </section>
      <section>
        <Words heading={words.creditsHeading} text={words.creditsText} language={language} />
        {more ? (
          <p className={styles.more}>
            <Link href={pageAddress(language, '/about')} prefetch={false}>
              <Said value={more} language={language} />
              <Icon name="forward" />
            </Link>
          </p>
        ) : null}
      </section>
    </div>
  );
}

function Words({ heading, text, language }: { heading: Texts; text: Texts; language: Language }) {
  const said = pickText(heading, language);
  const words = pickText(text, language);
  return (
    <>
      {said ? (
        <h2 className={styles.heading}>
          <Said value={said} language={language} />
        </h2>
      ) : null}
      {words ? <Prose value={words} language={language} /> : null}
    </>
  );
}
