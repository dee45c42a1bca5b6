import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOfInstitution, type Institution, openInstitution } from '@/tests/fixtures/iiif-institution';
import type { PoliteClient } from './polite-client';
import { findManifests } from './sources';

let dir: string;
let institution: Institution;
let client: PoliteClient;
beforeEach(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'iiif-'));
  institution = await openInstitution();
  client = clientOfInstitution();
});
afterEach(async () => {
  client.close();
  await institution.close();
  await rm(dir, { recursive: true, force: true });
});

const manifest = (id: string | undefined, label: string) => ({
  id,
  type: 'Manifest',
  label: { ar: [label] },
  items: [],
});

/** What came of each, in a word: the manifest's label, or why there is none. */
async function found(target: string, finished: string[] = []): Promise<string[]> {
  const said: string[] = [];
  for await (const each of findManifests(client, target, { finished })) {
    if (each.kind === 'manifest') said.push(each.manifest.label[0]?.text ?? '');
    else said.push(each.kind === 'left' ? each.code : each.error.code);
  }
  return said;
}

describe('findManifests', () => {
  it('takes the manifests in a folder by their names, whatever those are, past what is none', async () => {
    const folder = path.join(dir, 'بيانات المتحف (1)');
    await mkdir(folder);
    const files: [string, string | Buffer][] = [
      ['1.json', JSON.stringify(manifest('https://a.example/1', 'أول'))],
      ['2 باب.json', Buffer.from(`\uFEFF${JSON.stringify(manifest(undefined, 'ثان'))}`, 'utf16le')],
      ['3.jsonld', '{"half":'],
      ['notes.txt', 'nothing'],
    ];
    for (const [name, content] of files) await writeFile(path.join(folder, name), content);
    expect(await found(folder)).toEqual(['أول', 'ثان', 'IIIF_UNREADABLE']);
  });

  it('says where a folder or a collection holds nothing', async () => {
    institution.put('/empty', { type: 'Collection', items: [] });
    expect(await found(`${institution.origin}/empty`)).toEqual(['NO_MEMBERS']);
    expect(await found(dir)).toEqual(['NO_MEMBERS']);
    expect(await found(path.join(dir, 'gone.json'))).toEqual(['FILE_UNREADABLE']);
  });

  it('opens the parts of a collection that is here whole, also where they have its own address', async () => {
    const id = `${institution.origin}/top`;
    const part = (...labels: string[]) => ({
      ...{ id, type: 'Collection' },
      items: labels.map((label) => ({
        ...manifest(`https://a.example/${label}`, label),
        items: [{ type: 'Canvas' }],
      })),
    });
    institution.put('/top', {
      id,
      type: 'Collection',
      items: [part('a', 'b'), part('b', 'c'), { id, type: 'Collection' }],
    });
    expect(await found(id)).toEqual(['a', 'b', 'c']);
    expect(institution.asked).toEqual(['/top']);
  });

  it('stops after so many, also where none can be read, and where earlier calls are counted', async () => {
    const items = Array.from({ length: 3000 }, (_, at) => ({
      id: `ftp://a.example/${at}`,
      type: 'Manifest',
    }));
    institution.put('/many', { type: 'Collection', items });
    const first = await found(`${institution.origin}/many`);
    expect(first).toHaveLength(2500);
    expect(first.at(-1)).toBe('TOO_MANY');
    const finished = items.slice(0, 2490).map(({ id }) => id);
    expect(await found(`${institution.origin}/many`, finished)).toHaveLength(10);
  });
});
