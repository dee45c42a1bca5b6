import Link from 'next/link';
import type { ReactNode } from 'react';
import { languageProps, Said } from '@/components/ui/said';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { AuthorityView, Text } from '@/lib/catalogue/views';
import { pickText } from '@/lib/text/pick-text';
import styles from './record-facts.module.css';

interface FactProps {
  term: string;
  /** What takes the breadth of both columns. */
  below?: ReactNode;
  children: ReactNode;
}

/** One fact of the record with its term. */
export function Fact({ term, below, children }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt className={styles.term}>{term}</dt>
      <dd>{children}</dd>
      {below ? <dd className={styles.below}>{below}</dd> : null}
    </div>
  );
}

/** A second line under a fact: the source's own words, or what it rests on. */
export function Remark({ children }: { children: ReactNode }) {
  return <p className={styles.remark}>{children}</p>;
}

export function Name({ authority, language }: { authority: AuthorityView; language: Language }) {
  const name = pickText(authority.names, language);
  return name ? <Said value={name} language={language} /> : null;
}

/** A name that leads to the page of what it names. */
export function NameLink({ path, ...name }: Parameters<typeof Name>[0] & { path: PagePath }) {
  return (
    <Link className={styles.way} href={pageAddress(name.language, path)} prefetch={false}>
      <Name {...name} />
    </Link>
  );
}

/** The source's own words, in its own language, in that language's quotation marks. */
export function Quotation({ value, language }: { value: Text; language: Language }) {
  return (
    <bdi {...languageProps(value.lang, language)} dir={directionOf(value.lang)}>
      <q>{value.text}</q>
    </bdi>
  );
}
