import type { PersonView, SessionView } from '@/lib/people/views';
import type { LogFilter } from '@/lib/studio/log-filter';
import { databases } from '@/server/db/client';
import type { Actor } from './actor';
import { hasSecondFactor, listPeople, listSessions } from './data';
import { type LogPage, readLog } from './log';
import { sessionTokenOf } from './session-token';

const LINES_A_PAGE = 50;

/** Everyone who may or might enter. */
export function loadPeople(_actor: Actor<'administrator'>): Promise<PersonView[]> {
  return listPeople(databases().reader);
}

/** The actor's own account. @param headers of the request, which carry the session that asks */
export async function loadAccount(
  actor: Actor,
  headers: Headers,
): Promise<{ sessions: SessionView[]; hasSecondFactor: boolean }> {
  const { reader } = databases();
  const [sessions, has] = await Promise.all([
    listSessions(reader, actor, sessionTokenOf(headers)),
    hasSecondFactor(reader, actor),
  ]);
  return { sessions, hasSecondFactor: has };
}

/** One page of the log, the newest first. */
export function loadLog(
  actor: Actor<'administrator'>,
  filter: LogFilter,
  before: string | null,
): Promise<LogPage> {
  return readLog(databases().reader, actor, filter, { before, count: LINES_A_PAGE });
}
