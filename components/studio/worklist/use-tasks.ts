import { useTranslations } from 'next-intl';
import { LANGUAGES } from '@/lib/catalogue/languages';
import type { WorklistView } from '@/lib/studio/list-views';
import { MISSING_TEXTS, type PhotographFilter, writeQuery } from '@/lib/studio/photograph-filter';
import type { Task, TaskGroupName } from './task-group';

interface Group {
  name: TaskGroupName;
  tasks: Task[];
}

type Count = keyof WorklistView['counts'];

/** The worklist's numbers in the order in which they press, each with its words and the list behind it. */
export function useTasks(work: WorklistView): Group[] {
  const t = useTranslations('studio.lists.worklist.tasks');
  const counted = (name: Count, path: Task['path']): Task => ({
    name,
    count: work.counts[name],
    words: t(name, { count: work.counts[name] }),
    path,
  });
  const listed = (name: Count, filter: PhotographFilter) => counted(name, listPath(filter));
  return [
    {
      name: 'broken',
      tasks: [
        listed('failed', { scan: 'failed' }),
        listed('overdue', { status: 'overdue' }),
        counted('letters', '/studio/letters'),
        counted('uploads', '/studio/upload'),
        counted('batches', '/studio/batches'),
      ],
    },
    { name: 'words', tasks: useMissingTasks(work) },
    { name: 'annotations', tasks: useAnnotationTasks(work) },
    { name: 'stale', tasks: useStaleTasks(work) },
    {
      name: 'publishing',
      tasks: [
        listed('proposed', { status: 'proposed' }),
        listed('draft', { status: 'draft' }),
        listed('changed', { status: 'changed' }),
        listed('scheduled', { status: 'scheduled' }),
      ],
    },
    {
      name: 'scans',
      tasks: [
        listed('unshown', { scan: 'unshown' }),
        listed('noScan', { scan: 'none' }),
        listed('waiting', { scan: 'waiting' }),
        listed('building', { scan: 'building' }),
      ],
    },
    { name: 'tours', tasks: useTourTasks(work) },
  ];
}

function useMissingTasks({ missing }: WorklistView): Task[] {
  const t = useTranslations('studio.lists.worklist.tasks');
  const languageName = useTranslations('studio.common.language');
  const say = (what: WorklistView['missing'][number]['what']) => {
    for (const text of MISSING_TEXTS) {
      for (const language of LANGUAGES) {
        if (what === `${text}.${language}`) return t(text, { language: languageName(language) });
      }
    }
    return t(what === 'section' ? 'section' : 'rights');
  };
  return missing.map(({ what, count }) => ({
    name: what,
    count,
    words: say(what),
    path: listPath({ missing: what }),
  }));
}

function useStaleTasks({ stale }: WorklistView): Task[] {
  const t = useTranslations('studio.lists.worklist.tasks');
  const languageName = useTranslations('studio.common.language');
  return stale.map(({ language, count }) => ({
    name: language,
    count,
    words: t('stale', { language: languageName(language) }),
    path: listPath({ stale: language }),
  }));
}

function useAnnotationTasks({ annotations }: WorklistView): Task[] {
  const t = useTranslations('studio.lists.worklist.tasks');
  const languageName = useTranslations('studio.common.language');
  return annotations.map(({ gap, count }) => ({
    name: gap,
    count,
    words:
      gap === 'review'
        ? t('annotationReview', { count })
        : t('annotationWords', { language: languageName(gap) }),
    path: listPath({ annotations: gap }),
  }));
}

function useTourTasks({ tours }: WorklistView): Task[] {
  const t = useTranslations('studio.lists.worklist.tasks');
  const languageName = useTranslations('studio.common.language');
  const path = '/studio/tours';
  const counted = (name: 'toFrame' | 'unpublishedStops'): Task => ({
    name,
    count: tours[name],
    words: t(name, { count: tours[name] }),
    path,
  });
  const inLanguages = (name: 'missing' | 'stale'): Task[] =>
    tours[name].map(({ language, count }) => ({
      name: `${name}.${language}`,
      count,
      words: t(name === 'missing' ? 'tourWords' : 'tourStale', { language: languageName(language), count }),
      path,
    }));
  return [
    counted('toFrame'),
    counted('unpublishedStops'),
    ...inLanguages('missing'),
    ...inLanguages('stale'),
  ];
}

function listPath(filter: PhotographFilter): Task['path'] {
  return `/studio/photographs${writeQuery({ filter })}`;
}
