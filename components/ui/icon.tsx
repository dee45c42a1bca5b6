import styles from './icon.module.css';

const PATHS = {
  /** Points where reading goes on: it turns round on a right-to-left page. */
  forward: 'M4 12h15M13 6l6 6-6 6',
  back: 'M20 12H5M11 6l-6 6 6 6',
  outward: 'M9 6h9v9M18 6L6 18',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M15.5 15.5l5 5',
  remove: 'M6 6l12 12M18 6L6 18',
} as const;

/** A drawn icon of 1.25em that takes the colour of its text. It says nothing by itself: words stand beside it. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
