import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError, isCodedError } from '@/lib/errors';
import { readPresentation, type SourceManifest, type SourceMember } from '@/lib/iiif/read-presentation';
import { JSON_MOST_BYTES, type PoliteClient } from './polite-client';

/** A manifest that was read, or why one was not. */
export type FoundSource = { /** The address or file as it was asked for. */ named: string } & (
  | {
      kind: 'manifest' /** After redirects. */;
      address: string;
      manifestId: string;
      manifest: SourceManifest;
    }
  | { kind: 'refused'; error: CodedError }
  | { kind: 'left'; code: 'TOO_MANY' | 'TOO_DEEP' }
);

/** Collections within collections, and manifests of one import: a catalogue's whole holdings are no exhibition. */
const DEEPEST = 6;
const MOST_MANIFESTS = 2000;

interface Walk {
  client: PoliteClient;
  signal?: AbortSignal;
  seen: Set<string>;
  manifests: number;
}

/** True for an address, false for the path of a file. */
export function isAddress(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

/**
 * The manifests that an address or a file leads to, through collections, in their order, each once. What cannot be read is said
 * and keeps no other back.
 * @param finished those that an earlier call is done with, as they were named
 */
export async function* findManifests(
  client: PoliteClient,
  target: string,
  { finished = [], signal }: { finished?: readonly string[]; signal?: AbortSignal } = {},
): AsyncGenerator<FoundSource> {
  const walk: Walk = { client, signal, seen: new Set(finished), manifests: 0 };
  yield* visit(walk, { id: target, whole: null, depth: 0 });
}

interface Stop {
  id: string;
  whole: object | null;
  depth: number;
}

async function* visit(walk: Walk, { id, whole, depth }: Stop): AsyncGenerator<FoundSource> {
  if (walk.signal?.aborted || walk.seen.has(id)) return;
  walk.seen.add(id);
  try {
    const { address, json, checksum } = whole
      ? { address: id, json: whole, checksum: null }
      : await read(walk, id, depth);
    const found = readPresentation(json);
    if (!found) throw new CodedError('IIIF_NOT_KNOWN', { url: id });
    if (found.kind === 'collection') {
      yield* visitMembers(walk, found.members, { named: id, depth });
      return;
    }
    walk.manifests += 1;
    const { manifest } = found;
    const manifestId = manifest.id ?? (checksum === null ? address : `sha256:${checksum}`);
    yield { kind: 'manifest', named: id, address, manifestId, manifest };
  } catch (error) {
    if (walk.signal?.aborted || !isCodedError(error)) throw error;
    yield { kind: 'refused', named: id, error };
  }
}

async function* visitMembers(
  walk: Walk,
  members: readonly SourceMember[],
  { named, depth }: { named: string; depth: number },
): AsyncGenerator<FoundSource> {
  for (const { id, whole } of members) {
    const code = walk.manifests >= MOST_MANIFESTS ? 'TOO_MANY' : depth >= DEEPEST ? 'TOO_DEEP' : null;
    if (code) {
      yield { kind: 'left', named, code };
      return;
    }
    yield* visit(walk, { id, whole, depth: depth + 1 });
  }
}

/** Only what was asked for on the spot may be a file: what a source names is an address or nothing. */
async function read(
  { client, signal }: Walk,
  id: string,
  depth: number,
): Promise<{ address: string; json: unknown; checksum: string | null }> {
  if (depth > 0 || isAddress(id)) {
    const { url, json } = await client.json(id, signal);
    return { address: url, json, checksum: null };
  }
  const name = path.basename(id);
  const bytes = await readFile(id, name);
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    return { address: name, json, checksum: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    throw new CodedError('IIIF_UNREADABLE', { url: name }, { cause: error });
  }
}

async function readFile(file: string, name: string): Promise<Buffer> {
  try {
    const { size } = await fs.stat(file);
    if (size > JSON_MOST_BYTES) {
      throw new CodedError('DOWNLOAD_TOO_LARGE', { url: name, megabytes: JSON_MOST_BYTES / 1e6 });
    }
    return await fs.readFile(file);
  } catch (error) {
    if (isCodedError(error)) throw error;
    throw new CodedError('FILE_UNREADABLE', { name }, { cause: error });
  }
}
