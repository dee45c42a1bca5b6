import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { renderPage } from './render-page';

const asked = { target: '/en?a=1', headers: { host: 'exhibition.example', rsc: '1' } };

describe('renderPage', () => {
  it('asks as given and keeps what is answered', async () => {
    const page = await renderPage(async (request, response) => {
      expect(request.method).toBe('GET');
      expect(request.url).toBe('/en?a=1');
      expect(request.headers).toEqual({ host: 'exhibition.example', rsc: '1' });
      response.statusCode = 404;
      response.setHeader('X-One', ['a', 'b']);
      response.writeHead(404, 'Gone away', { 'Content-Type': 'text/html' });
      response.write('first ');
      response.write(Buffer.from('second '));
      response.end('third');
    }, asked);
    expect(page.status).toBe(404);
    expect(page.headers).toMatchObject({ 'content-type': 'text/html', 'x-one': ['a', 'b'] });
    expect(page.body.toString()).toBe('first second third');
  });

  it('reads headers given as a list, and encodings', async () => {
    const page = await renderPage(async (_request, response) => {
      response.writeHead(200, ['X-A', '1', 'X-B', '2']).end('4a4b', 'hex');
    }, asked);
    expect(page.headers).toMatchObject({ 'x-a': '1', 'x-b': '2' });
    expect(page.body.toString()).toBe('JK');
  });

  it('takes a stream, and tells the writer that all went out', async () => {
    const parts = Array.from({ length: 200 }, (_, n) => `${n} القدس `);
    let finished = false;
    const page = await renderPage(async (_request, response) => {
      response.once('finish', () => {
        finished = response.writableFinished;
      });
      await pipeline(Readable.from(parts), response);
      expect(response.headersSent).toBe(true);
    }, asked);
    expect(page.body.toString()).toBe(parts.join(''));
    expect(finished).toBe(true);
  });

  it('lets the request be read to its end', async () => {
    const page = await renderPage(async (request, response) => {
      let length = 0;
      for await (const chunk of request) length += (chunk as Buffer).length;
      response.end(`read ${length}`);
    }, asked);
    expect(page.body.toString()).toBe('read 0');
  });

  it('fails with the handler, and when nothing comes', async () => {
    await expect(
      renderPage(async () => {
        throw new Error('broken page');
      }, asked),
    ).rejects.toThrow('broken page');
    await expect(renderPage(async () => {}, asked, 20)).rejects.toThrow(
      '/en?a=1 was not rendered within 20 ms',
    );
  });
});
