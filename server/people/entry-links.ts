import { createHash, randomBytes } from 'node:crypto';
import type { Language } from '@/lib/catalogue/languages';
import { CodedError } from '@/lib/errors';
import { config } from '@/server/config';
import type { Db, Tx } from '@/server/db/client';

const HOURS_VALID = 72;
const TOKEN_BYTES = 32;

export type EntryLinkKind = 'SET_UP' | 'RESET';

/** Whoever opens it sets that person's password. It is shown once: only a hash of its secret is kept. */
export interface MadeLink {
  kind: EntryLinkKind;
  address: string;
  expiresAt: Date;
  /** Whose it is. */
  person: { name: string; email: string; language: Language };
}

/**
 * Makes the person's only valid link; earlier ones stop working.
 * @param madeBy id of the administrator; null for the command line
 */
export async function makeEntryLink(
  tx: Tx,
  person: { id: string } & MadeLink['person'],
  kind: EntryLinkKind,
  madeBy: string | null,
): Promise<MadeLink> {
  await tx.entryLink.deleteMany({ where: { userId: person.id, usedAt: null } });
  return addEntryLink(tx, person, kind, madeBy);
}

/**
 * A further link, for whoever says that a password was forgotten. Anyone may say so of anyone: a link that an administrator has
 * handed over goes on working, and is not lost if the letter is. Whichever is used first ends the others.
 */
export async function addEntryLink(
  tx: Tx,
  person: { id: string } & MadeLink['person'],
  kind: EntryLinkKind,
  madeBy: string | null,
): Promise<MadeLink> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(Date.now() + HOURS_VALID * 3_600_000);
  await tx.entryLink.create({
    data: { kind, tokenHash: hashOf(token), userId: person.id, expiresAt, createdById: madeBy },
  });
  // After `#`, where no server, proxy or log ever sees it, and no letter-scanning machine uses it up.
  const address = `${config().publicUrl}/${person.language}/studio/link#${token}`;
  const { name, email, language } = person;
  return { kind, address, expiresAt, person: { name, email, language } };
}

/**
 * Whose link it is.
 * @throws CodedError LINK_USED (also where it is not ours), LINK_EXPIRED
 */
export async function readEntryLink(db: Db | Tx, token: string) {
  const link = await db.entryLink.findUnique({
    where: { tokenHash: hashOf(token) },
    select: { id: true, kind: true, expiresAt: true, usedAt: true, user: true },
  });
  if (!link || link.usedAt || link.user.disabledAt) throw new CodedError('LINK_USED');
  if (link.expiresAt.getTime() <= Date.now()) throw new CodedError('LINK_EXPIRED');
  return link;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
