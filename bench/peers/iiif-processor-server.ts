/**
 * iiif-processor behind a plain HTTP server, as its README has it: the file is read for each request. Below `told`, it is
 * told the sizes of the file's pages, which it would otherwise look up each time.
 */
import { createReadStream } from 'node:fs';
import http from 'node:http';
import process from 'node:process';
import { Processor } from 'iiif-processor';
import sharp from 'sharp';

const [port = '', ...files] = process.argv.slice(2);

/** Pages of a pyramidal TIFF, or the one size of anything else; looked up once, so that no request pays for it. */
async function dimensionsOf(file: string): Promise<{ width: number; height: number }[]> {
  const { pages = 1 } = await sharp(file, { limitInputPixels: false }).metadata();
  return Promise.all(
    Array.from({ length: pages }, async (_, page) => {
      const { width, height } = await sharp(file, { page, limitInputPixels: false }).metadata();
      return { width, height };
    }),
  );
}

const dimensions = await Promise.all(files.map(dimensionsOf));

http
  .createServer(async (request, response) => {
    try {
      const url = request.url ?? '';
      const isTold = url.startsWith('/told/');
      const processor = new Processor(
        `http://localhost${isTold ? url.slice('/told'.length) : url}`,
        async ({ id }: { id: string }) => createReadStream(files[Number(id)] ?? ''),
        isTold ? { dimensionFunction: async ({ id }: { id: string }) => dimensions[Number(id)] ?? [] } : {},
      );
      const answer = await processor.execute();
      if (answer.type !== 'content') throw new Error(answer.type);
      response.writeHead(200, { 'Content-Type': answer.contentType }).end(answer.body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  })
  .listen(Number(port), '127.0.0.1', () => process.send?.({ type: 'listening' }));
process.on('disconnect', () => process.exit(0));
