import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './button-link.module.css';

interface Props {
  href: string;
  weight: 'full' | 'outline';
  children: ReactNode;
}

/** A link that is the page's action: at least 44 px high. */
export function ButtonLink({ href, weight, children }: Props) {
  return (
    <Link className={`${styles.button} ${styles[weight]}`} href={href} prefetch={false}>
      {children}
    </Link>
  );
}
