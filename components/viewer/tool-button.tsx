import { Icon } from './icons';
import styles from './viewer.module.css';

interface Props {
  icon: Parameters<typeof Icon>[0]['name'];
  name: string;
  keys?: string;
  isOff?: boolean;
  /** Where it is one of two states, and the name the same in both. */
  isPressed?: boolean;
  act(): void;
}

/** A button that can do nothing now stays in the order of focus, so that the keyboard does not fall out of the row. */
export function ToolButton({ icon, name, keys, isOff = false, isPressed, act }: Props) {
  return (
    <button
      type="button"
      className={styles.button}
      aria-disabled={isOff}
      aria-keyshortcuts={keys}
      aria-pressed={isPressed}
      onClick={isOff ? undefined : act}
    >
      <Icon name={icon} />
      <span className={styles.name}>{name}</span>
    </button>
  );
}

/** A tool that is a page of its own, and so works without script. */
export function ToolLink({ icon, name, href }: Pick<Props, 'icon' | 'name'> & { href: string }) {
  return (
    <a className={styles.button} href={href}>
      <Icon name={icon} />
      <span className={styles.name}>{name}</span>
    </a>
  );
}
