import type { useTranslations } from 'next-intl';
import { isRole } from '@/lib/people/roles';
import type { LogView } from '@/lib/people/views';

type Say = ReturnType<typeof useTranslations<'studio'>>;

/** Names of the field of any direction stand in a sentence of either language. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** One line of the log as a sentence. Details that a line does not have are left out of it. */
export function sayLogLine(say: Say, { action, detail, subject }: LogView): string {
  const of = (...names: string[]) => {
    const found = names.map((name) => detail[name]).find((value) => value !== undefined && value !== '');
    return found === undefined ? '' : String(found);
  };
  const word = (value: string) => (isRole(value) ? say(`common.roles.${value}`) : value && isolated(value));
  const hasSubjectInWords = action.startsWith('session.') || action.startsWith('batch.');
  const what = of('person', 'title', 'name', 'slug', 'key', 'file', 'count');
  const values = {
    what: word(what || (hasSubjectInWords ? '' : (subject ?? ''))),
    role: word(of('role')),
    from: word(of('from')),
    to: word(of('to', 'into')),
    at: word(of('at')),
  };
  return say(`people.log.${action}`, values).trim();
}

/** Who it was: the log keeps the name of the time, and nobody's for what the site does by itself. */
export function sayActor(say: Say, { actorName }: Pick<LogView, 'actorName'>): string {
  return actorName === '' ? say('people.logPage.system') : actorName;
}
