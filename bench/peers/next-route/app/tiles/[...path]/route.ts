/** The peer of our tile entry: the same tiles as files, answered by a route handler as Next's documentation shows one. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const dynamic = 'force-dynamic';

const NAME = /^[A-Za-z0-9_,.-]+$/;

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const parts = (await params).path.map((part) => decodeURIComponent(part));
  if (!parts.every((part) => NAME.test(part) && !part.startsWith('.')))
    return new Response(null, { status: 404 });
  const tile = await readFile(path.join(process.env.TILES_FOLDER ?? '', ...parts)).catch(() => null);
  if (!tile) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(tile), {
    headers: {
      'Content-Type': 'image/jpeg',
      'Content-Length': String(tile.length),
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Access-Control-Allow-Origin': '*',
    },
  });
}
