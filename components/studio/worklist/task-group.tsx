import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { writeNumber } from '@/lib/text/digits';
import styles from './worklist.module.css';

export type TaskGroupName = 'broken' | 'words' | 'annotations' | 'stale' | 'publishing' | 'scans' | 'tours';

export interface Task {
  name: string;
  count: number;
  /** What there are so many of, without the number. */
  words: string;
  /** The list behind the number. */
  path: PagePath;
}

interface Props {
  name: TaskGroupName;
  tasks: readonly Task[];
  language: Language;
}

/** Numbers of one kind; each leads to its list. */
export function TaskGroup({ name, tasks, language }: Props) {
  const t = useTranslations('studio.lists.worklist.groups');
  return (
    <section className={styles.group} data-pressing={name === 'broken' || undefined}>
      <h2 className={styles.heading}>{t(name)}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.name}>
            <Link className={styles.task} href={pageAddress(language, task.path)} prefetch={false}>
              <span className={styles.number}>{writeNumber(task.count, language)}</span>
              <span className={styles.words}>{task.words}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
