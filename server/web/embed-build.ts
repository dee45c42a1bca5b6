import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { EmbedFiles } from '@/lib/embed/page';

/** Where the files of the embedded viewer are served; no language is called so. */
export const EMBED_FILES_PREFIX = '/embed/files/';

/** What the build writes about them: their names, which change with the contents. */
const listed = z.object({ script: z.string(), style: z.string() });

/** The files themselves. @param folder of the build of the embedded viewer */
export function embedFilesFolder(folder: string): string {
  return path.join(folder, 'files');
}

/** @param folder of the build of the embedded viewer @throws where there is none */
export async function readEmbedFiles(folder: string): Promise<EmbedFiles> {
  const { script, style } = listed.parse(JSON.parse(await readFile(path.join(folder, 'list.json'), 'utf8')));
  return { script: EMBED_FILES_PREFIX + script, style: EMBED_FILES_PREFIX + style };
}
