import Link from 'next/link';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { languageProps } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import styles from './neighbour-link.module.css';

interface Props {
  way: 'previous' | 'next';
  href: string;
  /** "Next photograph" and the like. */
  step: string;
  title: Text;
  language: Language;
  /** Stands before the title. */
  children?: ReactNode;
  className?: string;
}

/** The way to what stands before or after this page in the walk, by its name. */
export function NeighbourLink({ way, href, step, title, language, children, className }: Props) {
  return (
    <Link
      className={`${styles.link} ${className ?? ''}`}
      href={href}
      rel={way === 'next' ? 'next' : 'prev'}
      prefetch={false}
    >
      <Icon name={way === 'next' ? 'forward' : 'back'} />
      <span>
        <span className={styles.step}>{step}</span>
        <span className={styles.name} {...languageProps(title.lang, language)}>
          {children} {title.text}
        </span>
      </span>
    </Link>
  );
}
