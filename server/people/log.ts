import { AUDITED, type Audited } from '@/lib/people/audited';
import type { LogView } from '@/lib/people/views';
import type { LogFilter } from '@/lib/studio/log-filter';
import type { Db } from '@/server/db/client';
import type { Actor } from './actor';

const DAY_MS = 86_400_000;

export interface LogPage {
  lines: LogView[];
  /** Give as `before` for the lines before these; null at the beginning of the log. */
  next: string | null;
}

/**
 * The newest lines first.
 * @param before id of the last line of the page before
 */
export async function readLog(
  db: Db,
  _reader: Actor<'administrator'>,
  filter: LogFilter,
  { before = null, count }: { before?: string | null; count: number },
): Promise<LogPage> {
  const last = before === null ? null : await db.auditEntry.findUnique({ where: { id: before } });
  const rows = await db.auditEntry.findMany({
    where: {
      ...(filter.person ? { OR: [{ actorId: filter.person }, { subject: filter.person }] } : {}),
      // Only what we know the words of; the set is ours alone, so that nothing is hidden by it.
      action: isAudited(filter.action) ? filter.action : { in: [...AUDITED] },
      at: {
        ...(filter.from ? { gte: new Date(filter.from) } : {}),
        ...(filter.to ? { lt: new Date(Date.parse(filter.to) + DAY_MS) } : {}),
      },
      ...(last ? { AND: { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] } } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: count + 1,
  });
  const lines = rows.slice(0, count).map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actorName: row.actorName,
    subject: row.subject,
    ipAddress: row.ipAddress,
    action: row.action as Audited,
    detail: JSON.parse(row.detail) as LogView['detail'],
  }));
  return { lines, next: rows.length > count ? (lines.at(-1)?.id ?? null) : null };
}

function isAudited(value: string | null): value is Audited {
  return value !== null && (AUDITED as readonly string[]).includes(value);
}
