import { LANGUAGES, languageOf } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import { isRole, type Role, reaches } from '@/lib/people/roles';
import type { Db, Tx } from '@/server/db/client';
import type {
  Actor,
  DisposablePhotographId,
  EditablePhotographId,
  Person,
  VisiblePhotographId,
} from './actor';
import { sessions } from './auth';
import { clientAddressOf } from './client-address';

export interface Entrant {
  actor: Actor;
  /** Its session is used, and old enough for a new term: `renewSession` does it where a cookie can be set. */
  needsRenewal: boolean;
}

/**
 * Looks up who sends a request. The session is read from the database each time: whoever is disabled or signed out is a
 * stranger from the next request on.
 * @returns null for a stranger.
 */
export async function entrantOf(headers: Headers): Promise<Entrant | null> {
  const session = await sessions().api.getSession({ headers });
  if (!session) return null;
  const { user } = session;
  if (user.disabledAt || !isRole(user.role)) return null;
  const actor = mintActor({
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    language: languageOf(user.language),
    ipAddress: clientAddressOf(headers),
  });
  return { actor, needsRenewal: 'needsRefresh' in session && session.needsRefresh === true };
}

/** @returns null for a stranger. */
export async function actorOf(headers: Headers): Promise<Actor | null> {
  return (await entrantOf(headers))?.actor ?? null;
}

/**
 * Someone who left work behind that goes on without them, as they are now: what they may no longer do is no longer done.
 * @returns null where they may not enter any more
 */
export async function absentActor(db: Db | Tx, userId: string): Promise<Actor | null> {
  const user = await db.user.findUnique({ where: { id: userId } });
  if (!user || user.disabledAt || !isRole(user.role)) return null;
  const { id, name, email, role } = user;
  return mintActor({ id, name, email, role, language: languageOf(user.language), ipAddress: null });
}

/** The command line: whoever may run it on the server may do everything. */
export function operator(name: string): Actor<'administrator'> {
  return mintActor<'administrator'>({
    id: null,
    name,
    email: null,
    role: 'administrator',
    language: LANGUAGES[0],
    ipAddress: null,
  });
}

/** @throws CodedError SIGN_IN_NEEDED, NOT_ALLOWED */
export function requireRole<Least extends Role>(actor: Actor | null, least: Least): Actor<Least> {
  if (!actor) throw new CodedError('SIGN_IN_NEEDED');
  if (!reaches(actor.role, least)) throw new CodedError('NOT_ALLOWED', { role: least });
  return actor as Actor<Least>;
}

/**
 * A photograph whose draft the actor may change: once it was published, what a contributor saves is a proposal, which only a
 * curator can publish (DECISIONS, 9). One in the trash may be changed by nobody until it is restored.
 * @throws CodedError PHOTOGRAPH_UNKNOWN (also where the actor may not know that it exists), PHOTOGRAPH_IN_TRASH,
 *   PHOTOGRAPH_SCHEDULED where a contributor's words would be published at a time without a curator having seen them
 */
export async function requireEditable(
  db: Db | Tx,
  actor: Actor,
  photographId: string,
): Promise<EditablePhotographId> {
  const row = await findVisible(db, actor, photographId);
  if (row.deletedAt) throw new CodedError('PHOTOGRAPH_IN_TRASH');
  const isDue = row.publishAt !== null && row.publishFailure === null;
  if (isDue && !reaches(actor.role, 'curator')) throw new CodedError('PHOTOGRAPH_SCHEDULED');
  return photographId as EditablePhotographId;
}

/**
 * A photograph that the actor may throw away or give scans. What was published once is the exhibition's, also after it was
 * withdrawn.
 * @throws CodedError as `requireEditable`, NOT_ALLOWED
 */
export async function requireDisposable(
  db: Db | Tx,
  actor: Actor,
  photographId: string,
): Promise<DisposablePhotographId> {
  await requireEditable(db, actor, photographId);
  return requireRestorable(db, actor, photographId);
}

/**
 * As `requireDisposable`, also in the trash.
 * @throws CodedError PHOTOGRAPH_UNKNOWN, NOT_ALLOWED
 */
export async function requireRestorable(
  db: Db | Tx,
  actor: Actor,
  photographId: string,
): Promise<DisposablePhotographId> {
  const { firstPublishedAt } = await findVisible(db, actor, photographId);
  const isTheirs = reaches(actor.role, 'curator') || firstPublishedAt === null;
  if (!isTheirs) throw new CodedError('NOT_ALLOWED', { role: 'curator' });
  return photographId as DisposablePhotographId;
}

/** @throws CodedError PHOTOGRAPH_UNKNOWN */
export async function requireVisible(
  db: Db | Tx,
  actor: Actor,
  photographId: string,
): Promise<VisiblePhotographId> {
  await findVisible(db, actor, photographId);
  return photographId as VisiblePhotographId;
}

/** Contributors know of their own records only, so that an id tells them nothing. */
async function findVisible(db: Db | Tx, actor: Actor, photographId: string) {
  const row = await db.photograph.findUnique({
    where: { id: photographId },
    select: {
      ownerId: true,
      deletedAt: true,
      purgedAt: true,
      firstPublishedAt: true,
      publishAt: true,
      publishFailure: true,
    },
  });
  const sees = row && !row.purgedAt && (reaches(actor.role, 'curator') || row.ownerId === actor.id);
  if (!sees) throw new CodedError('PHOTOGRAPH_UNKNOWN', { slug: photographId });
  return row;
}

/** Which photographs of a list the actor may see: a condition to add to any `where`. */
export function visibleTo(actor: Actor): { ownerId?: string | null } {
  return reaches(actor.role, 'curator') ? {} : { ownerId: actor.id };
}

function mintActor<Least extends Role = 'contributor'>(person: Person): Actor<Least> {
  return person as Actor<Least>;
}
