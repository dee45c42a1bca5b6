import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { CodedError, isCodedError } from '@/lib/errors';
import { readPresentation, type SourceManifest, type SourceMember } from '@/lib/iiif/read-presentation';
import { JSON_MOST_BYTES, readJsonBytes } from './json-bytes';
import type { PoliteClient } from './polite-client';
import type { RecentSources } from './recent-sources';

/** A manifest that was read, or why one was not. */
export type FoundSource = { /** The address or file as it was asked for. */ named: string } & (
  | {
      kind: 'manifest' /** After redirects. */;
      address: string;
      manifestId: string;
      manifest: SourceManifest;
    }
  | { kind: 'refused'; error: CodedError }
  | { kind: 'left'; code: 'TOO_MANY' | 'TOO_DEEP' | 'NO_MEMBERS' }
);

/** Collections within collections, and what one import opens: a catalogue's whole holdings are no exhibition. */
const DEEPEST = 6;
const MOST_VISITS = 2500;

interface Walk {
  client: PoliteClient;
  signal?: AbortSignal;
  recent: RecentSources | null;
  seen: Set<string>;
  /** Manifests and collections that were opened, whatever came of it. */
  visits: number;
}

/** True for an address, false for the path of a file. */
export function isAddress(target: string): boolean {
  return /^https?:\/\//i.test(target);
}

export interface FindOptions {
  /** Those that an earlier call is done with, as they were named. */
  finished?: readonly string[];
  /** What earlier calls have read. */
  recent?: RecentSources | null;
  signal?: AbortSignal;
}

/**
 * The manifests that an address or a file leads to, through collections, in their order, each once. What cannot be read is said
 * and keeps no other back.
 */
export async function* findManifests(
  client: PoliteClient,
  target: string,
  { finished = [], signal, recent = null }: FindOptions = {},
): AsyncGenerator<FoundSource> {
  const walk: Walk = { client, signal, recent, seen: new Set(finished), visits: finished.length };
  const files = isAddress(target) ? null : await filesIn(target);
  if (!files) yield* visit(walk, { id: target, whole: null, depth: 0 });
  for (const file of files ?? []) yield* visit(walk, { id: file, whole: null, depth: 0 });
  if (files?.length === 0) yield { kind: 'left', named: path.basename(target), code: 'NO_MEMBERS' };
}

interface Stop {
  id: string;
  whole: object | null;
  depth: number;
}

async function* visit(walk: Walk, { id, whole, depth }: Stop): AsyncGenerator<FoundSource> {
  if (walk.signal?.aborted || (walk.seen.has(id) && !isPart(whole))) return;
  walk.seen.add(id);
  walk.visits += 1;
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
    const { manifest } = found;
    const manifestId = manifest.id ?? (checksum === null ? address : `sha256:${checksum}`);
    yield { kind: 'manifest', named: id, address, manifestId, manifest };
  } catch (error) {
    if (walk.signal?.aborted || !isCodedError(error)) throw error;
    yield { kind: 'refused', named: id, error };
  }
}

/** A part of a collection that is here whole cannot lead in a circle, and may have its collection's own address. */
function isPart(whole: object | null): boolean {
  return whole !== null && readPresentation(whole)?.kind === 'collection';
}

async function* visitMembers(
  walk: Walk,
  members: readonly SourceMember[],
  { named, depth }: { named: string; depth: number },
): AsyncGenerator<FoundSource> {
  if (members.length === 0) yield { kind: 'left', named, code: 'NO_MEMBERS' };
  for (const { id, whole } of members) {
    const code = walk.visits >= MOST_VISITS ? 'TOO_MANY' : depth >= DEEPEST ? 'TOO_DEEP' : null;
    if (code) {
      yield { kind: 'left', named, code };
      return;
    }
    yield* visit(walk, { id, whole, depth: depth + 1 });
  }
}

/** Only what was asked for on the spot may be a file: what a source names is an address or nothing. */
async function read(
  { client, signal, recent }: Walk,
  id: string,
  depth: number,
): Promise<{ address: string; json: unknown; checksum: string | null }> {
  if (depth > 0 || isAddress(id)) {
    const ask = () => client.json(id, signal);
    const { url, json } = await (recent ? recent.get(id, ask) : ask());
    return { address: url, json, checksum: null };
  }
  const name = path.basename(id);
  const bytes = await readFile(id, name);
  const checksum = createHash('sha256').update(bytes).digest('hex');
  return { address: name, json: readJsonBytes(bytes, name), checksum };
}

/** The manifests in a folder, by their names; null where there is no folder. */
async function filesIn(target: string): Promise<string[] | null> {
  const names = await fs.readdir(target).catch(() => null);
  return (
    names
      ?.filter((name) => /\.json(ld)?$/i.test(name))
      .sort()
      .map((name) => path.join(target, name)) ?? null
  );
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
