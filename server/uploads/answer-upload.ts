import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Upload } from '@tus/server';
import type { Logger } from 'pino';
import { CodedError, type ErrorCode, isCodedError } from '@/lib/errors';
import type { Config, UploadSettings } from '@/server/config';
import type { Db } from '@/server/db/client';
import type { Actor } from '@/server/people/actor';
import { isFromOurPages } from '@/server/people/same-site';
import { webHeaders } from '@/server/web/web-headers';
import { shownFileName } from './file-name';
import { type FreeSpace, freeSpace as freeSpaceOfDisk } from './free-space';
import { admitUpload, announcedBytes, markWhole } from './mutations';
import { arrivedBytes, isUploadId } from './upload-folder';
import { UploadLocks } from './upload-locks';
import { UploadStore } from './upload-store';

export const UPLOADS_PATH = '/api/uploads';

export interface UploadServices {
  /** The queued connection. */
  db: Db;
  settings: UploadSettings;
  /** Where the site is. */
  site: Pick<Config, 'publicUrl' | 'publicUrlIsSet'>;
  logger: Logger;
  /** Who sends these headers; null for a stranger. */
  identify(headers: Headers): Promise<Actor | null>;
  freeSpace?: FreeSpace;
}

/** Answers a request under `/api/uploads`. */
export type UploadHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE'];

const STATUS: Partial<Record<ErrorCode, number>> = {
  SIGN_IN_NEEDED: 401,
  NOT_ALLOWED: 403,
  CROSS_SITE: 403,
  UPLOAD_UNKNOWN: 404,
  PHOTOGRAPH_UNKNOWN: 404,
  UPLOAD_TOO_LARGE: 413,
  UPLOAD_QUOTA: 413,
  DISK_FULL: 507,
};

/** Milliseconds that an earlier request on the same upload is given to put down what it holds. */
const LEAVE_MS = 200;
const LONGEST_WAIT_MS = 10_000;

/** True for `/api/uploads` and what stands below it. */
export function isUploadAddress(target: string): boolean {
  return target.startsWith(UPLOADS_PATH) && /^(?:[/?#]|$)/.test(target.slice(UPLOADS_PATH.length));
}

/**
 * The door for files: tus 1.0 (creation and termination) for those who are signed in, each for their own uploads. It gives
 * nothing back but how far an upload is; other sites may not use it.
 */
export function uploadHandler(services: UploadServices): UploadHandler {
  const senders = new AsyncLocalStorage<Actor>();
  const store = new UploadStore({ ...services, freeSpace: services.freeSpace ?? freeSpaceOfDisk });
  const tus = tusServer(services, store, senders);
  return async (request, response) => {
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    try {
      const actor = await authorise(request, services);
      await senders.run(actor, () => tus.handle(request, response));
    } catch (error) {
      answerFailure(error, request, response, services.logger);
    }
  };
}

async function authorise(request: IncomingMessage, { db, site, identify }: UploadServices): Promise<Actor> {
  if (!METHODS.includes(request.method ?? '')) throw new MethodRefused();
  const headers = webHeaders(request);
  const actor = await identify(headers);
  if (!actor?.id) throw new CodedError('SIGN_IN_NEEDED');
  if (request.method !== 'HEAD' && !isFromOurPages(headers, site)) throw new CodedError('CROSS_SITE');
  const below = (request.url ?? '').slice(UPLOADS_PATH.length);
  if (request.method === 'POST' ? below !== '' : !(await isOwn(db, below.slice(1), actor.id)))
    throw new CodedError('UPLOAD_UNKNOWN');
  return actor;
}

/** Somebody else's upload is as unknown as one that never was. */
async function isOwn(db: Db, id: string, userId: string): Promise<boolean> {
  if (!isUploadId(id)) return false;
  return (await db.upload.count({ where: { id, userId } })) === 1;
}

function tusServer(services: UploadServices, store: UploadStore, senders: AsyncLocalStorage<Actor>): Server {
  return new Server({
    path: UPLOADS_PATH,
    datastore: store,
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    locker: new UploadLocks(LONGEST_WAIT_MS),
    lockDrainTimeout: LEAVE_MS,
    namingFunction: () => randomUUID(),
    getFileIdFromRequest: (_request, last) => (last && isUploadId(last) ? last : undefined),
    onUploadCreate: async (_request, upload) => {
      await admit(services, senders.getStore(), upload);
      return {};
    },
    onUploadFinish: async (_request, { id }) => {
      await markWhole(services.db, id);
      return {};
    },
    onResponseError: (_request, error) => (isCodedError(error) ? asAnswer(error) : undefined),
  });
}

async function admit(services: UploadServices, actor: Actor | undefined, upload: Upload): Promise<void> {
  if (!actor) throw new CodedError('SIGN_IN_NEEDED');
  const { db, settings } = services;
  const bytes = upload.size ?? 0;
  await mkdir(settings.dir, { recursive: true });
  const free = await (services.freeSpace ?? freeSpaceOfDisk)(settings.dir);
  if (free - (await promisedBytes(services)) - bytes < settings.reserveBytes)
    throw new CodedError('DISK_FULL');
  const { name, photograph, fingerprint, publish } = upload.metadata ?? {};
  await admitUpload(
    db,
    actor,
    {
      id: upload.id,
      name: shownFileName(name ?? ''),
      bytes,
      fingerprint: fingerprint && /^[0-9a-f]{1,32}$/.test(fingerprint) ? fingerprint : null,
      photographId: photograph || null,
      publishWhenReady: publish === '1',
    },
    settings,
  );
}

/** What uploads that were admitted before will still take. */
async function promisedBytes({ db, settings }: UploadServices): Promise<number> {
  const each = await Promise.all(
    (await announcedBytes(db)).map(
      async ({ id, bytes }) => bytes - ((await arrivedBytes(settings.dir, id)) ?? 0),
    ),
  );
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

class MethodRefused extends Error {}

function answerFailure(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  logger: Logger,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  // What is left of the body would be read to its end otherwise.
  response.setHeader('Connection', 'close');
  if (error instanceof MethodRefused) {
    response.writeHead(405, { Allow: METHODS.join(', '), 'Content-Length': 0 }).end();
    return;
  }
  if (!isCodedError(error)) logger.error({ err: error }, 'upload failed');
  const { status_code, body } = asAnswer(isCodedError(error) ? error : new CodedError('INTERNAL'));
  response
    .writeHead(status_code, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
    .end(request.method === 'HEAD' ? undefined : body);
}

function asAnswer({ code, detail }: CodedError): { status_code: number; body: string } {
  const status = STATUS[code] ?? (code === 'INTERNAL' ? 500 : 422);
  return { status_code: status, body: JSON.stringify({ failure: { code, detail } }) };
}
