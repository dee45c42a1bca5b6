import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { languageProps, Said } from '@/components/ui/said';
import { pageAddress, photographPath } from '@/i18n/addresses';
import { dateInWords } from '@/i18n/words';
import type { Language } from '@/lib/catalogue/languages';
import { ratioOfPrint } from '@/lib/catalogue/prints-for-line';
import type { FoundPhotograph } from '@/lib/search/views';
import { pickText } from '@/lib/text/pick-text';
import { Marked } from './marked';
import { Print } from './print';
import styles from './search.module.css';

interface Props {
  photographs: readonly FoundPhotograph[];
  marked: ReadonlySet<string>;
  language: Language;
}

/** What a search has found, with its words marked. */
export function SearchResults({ photographs, marked, language }: Props) {
  return (
    <ol className={styles.results}>
      {photographs.map((photograph) => (
        <li key={photograph.slug}>
          <Result photograph={photograph} marked={marked} language={language} />
        </li>
      ))}
    </ol>
  );
}

interface ResultProps extends Pick<Props, 'marked' | 'language'> {
  photograph: FoundPhotograph;
}

async function Result({ photograph, marked, language }: ResultProps) {
  const t = await getTranslations({ locale: language });
  const { image, titles, holder } = photograph;
  const title = pickText(titles, language);
  const date = photograph.dateEdtf && (await dateInWords(photograph.dateEdtf, language));
  const holderName = holder && pickText(holder.names, language);
  return (
    <Link
      className={styles.result}
      href={pageAddress(language, photographPath(photograph.slug))}
      prefetch={false}
      style={{ '--ratio': ratioOfPrint(photograph).toFixed(4) } as CSSProperties}
    >
      <span className={styles.picture}>
        {image ? (
          <Print image={image} alt="" sizes="(max-width: 40rem) 92vw, 20rem" />
        ) : (
          <span className={styles.waiting}>{t('photographs.preparing')}</span>
        )}
      </span>
      {title ? (
        <h3 {...languageProps(title.lang, language)}>
          <Marked text={title.text} keys={marked} />
        </h3>
      ) : null}
      <p>
        {date ?? t('search.undated')}
        {image?.standIn ? <span className={styles.standIn}>{t('photograph.standIn.badge')}</span> : null}
      </p>
      {holderName ? (
        <p>
          <Said value={holderName} language={language} />
        </p>
      ) : null}
      {photograph.calledElsewhere.map((name) => (
        <p key={name} className={styles.called}>
          {t.rich('search.calledElsewhere', {
            name: () => (
              <bdi dir="auto">
                <mark>{name}</mark>
              </bdi>
            ),
          })}
        </p>
      ))}
    </Link>
  );
}
