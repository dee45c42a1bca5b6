import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/db/client';
import { makePerson } from '../fixtures/people';
import type { TestStudio } from '../fixtures/studio';

/** What commands are tried on: records of others, and the contributor's own. Each try gets a site of its own. */
export interface DenialSite {
  /** Of a curator; none of it is the contributor's. */
  others: { personId: string; sessionId: string; photographId: string; scanId: string; uploadId: string };
  /** The contributor's own. */
  own: { draftId: string; publishedId: string; publishedScanId: string };
  /** A word that no other record has. */
  unique(): string;
}

/** @param contributorId who owns what is their own */
export async function makeDenialSite({ writer }: TestStudio, contributorId: string): Promise<DenialSite> {
  const other = await makePerson(writer, 'curator');
  const token = randomUUID();
  const session = await writer.session.create({
    data: { userId: other.id, token, expiresAt: new Date(Date.now() + 86_400_000) },
  });
  const photographId = await draftOf(writer, other.id);
  const scan = await writer.scan.create({ data: { photographId, state: 'FAILED' } });
  const upload = await writer.upload.create({
    data: { id: randomUUID(), userId: other.id, name: 'scan.jpg', bytes: 9n },
  });
  const publishedId = await draftOf(writer, contributorId, new Date());
  const published = await writer.scan.create({ data: { photographId: publishedId, state: 'FAILED' } });
  return {
    others: {
      personId: other.id,
      sessionId: session.id,
      photographId,
      scanId: scan.id,
      uploadId: upload.id,
    },
    own: {
      draftId: await draftOf(writer, contributorId),
      publishedId,
      publishedScanId: published.id,
    },
    unique: () => `new-${randomUUID()}`,
  };
}

/** @param firstPublishedAt set where it has been before visitors; for the gate that is what counts */
async function draftOf(db: Db, ownerId: string, firstPublishedAt: Date | null = null): Promise<string> {
  const { id } = await db.photograph.create({
    data: { slug: `draft-${randomUUID()}`, ownerId, firstPublishedAt },
  });
  return id;
}
