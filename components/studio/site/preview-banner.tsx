import styles from './preview-banner.module.css';

/** Above a draft that is shown as a page: nobody should take it for what visitors read. */
export function PreviewBanner({ words }: { words: string }) {
  return (
    <p className={styles.banner} role="note">
      {words}
    </p>
  );
}
