import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, askRaw, startTestWeb, TestCatalogue, type TestWebOptions } from '@/tests/fixtures/web-server';
import type { WebServer } from './start-web';

let root: string;
let servers: WebServer[];

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'start-web-'));
  servers = [];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close(0)));
  await rm(root, { recursive: true, force: true });
});

async function start(options: Partial<TestWebOptions> = {}): Promise<WebServer> {
  const server = await startTestWeb({ root, ...options });
  servers.push(server);
  return server;
}

describe('/healthz', () => {
  it('says which version of the catalogue is shown', async () => {
    const catalogue = new TestCatalogue();
    catalogue.number = 7;
    const { port } = await start({ catalogue });
    const answer = await ask(port, '/healthz');
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(answer.body.toString())).toEqual({
      status: 'ok',
      version: 7,
      uptime: expect.any(Number),
    });
  });

  it('is 503 while the catalogue cannot be read', async () => {
    const catalogue = new TestCatalogue();
    catalogue.isHealthy = false;
    const { port } = await start({ catalogue });
    const answer = await ask(port, '/healthz', { method: 'HEAD' });
    expect(answer.status).toBe(503);
    expect(answer.body).toHaveLength(0);
    expect((await ask(port, '/healthz', { method: 'POST' })).status).toBe(405);
  });
});

describe('the log', () => {
  it('has one line a request, with its id and without its query or cookies', async () => {
    const lines: Record<string, unknown>[] = [];
    const { port } = await start({ onLog: (line) => lines.push(line) });
    const answer = await ask(port, '/en?token=secret', {
      headers: { Cookie: 'a=secret', 'X-Request-Id': 'trace-12345678' },
    });
    expect(answer.headers['x-request-id']).toBe('trace-12345678');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      id: 'trace-12345678',
      method: 'GET',
      path: '/en',
      status: 404,
      ms: expect.any(Number),
    });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it.each(['short', 'x'.repeat(65), 'a b c d e f g h', '"quoted-quoted"', '../../../../etc'])(
    'does not take %s for an id',
    async (given) => {
      const { port } = await start();
      const { headers } = await ask(port, '/en', { headers: { 'X-Request-Id': given } });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('says when a page failed, and the reader gets 500 and not its reason', async () => {
    const lines: Record<string, unknown>[] = [];
    const { port } = await start({
      onLog: (line) => lines.push(line),
      next: async () => {
        throw new Error('inner secret');
      },
    });
    for (const target of ['/en', '/en?unknown=1']) {
      const answer = await ask(port, target);
      expect(answer.status).toBe(500);
      expect(answer.body.toString()).not.toContain('inner secret');
    }
    expect(lines.filter(({ msg }) => msg === 'page failed')).toHaveLength(2);
  });
});

describe('request targets', () => {
  it.each(['*', 'http://evil.example/en', 'en', '/%E0%A4%A', '/%zz'])('refuses %s', async (target) => {
    const { port } = await start();
    expect(await askRaw(port, target)).toBe(400);
  });
});

describe('closing', () => {
  it('lets what is under way finish, takes nothing new, and ends idle connections', async () => {
    let finish = () => {};
    const { promise: begun, resolve: begin } = deferred();
    const server = await start({
      next: async (_request, response) => {
        finish = () => response.end('done');
        begin();
      },
    });
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) => {
      http.get({ port: server.port, path: '/healthz', agent }, (response) =>
        response.resume().on('end', resolve),
      );
    });
    const slow = ask(server.port, '/slow');
    await begun;
    const closed = server.close(5000);
    await expect(ask(server.port, '/healthz')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    finish();
    expect((await slow).body.toString()).toBe('done');
    await closed;
    agent.destroy();
  });

  it('still answers what was sent behind a request under way, and says that it is the last', async () => {
    let finish = () => {};
    const { promise: begun, resolve: begin } = deferred();
    const { promise: allRead, resolve: haveAllRead } = deferred();
    const server = await start({
      next: async (request, response) => {
        if (request.url === '/slow') finish = () => response.end('done');
        else response.end('last');
        (request.url === '/slow' ? begin : haveAllRead)();
      },
    });
    const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`;
    const socket = net.connect(server.port, '127.0.0.1');
    socket.write(get('/slow'));
    await begun;
    const closed = server.close(5000);
    socket.write(get('/healthz') + get('/last'));
    await allRead;
    finish();
    const answers = (await buffer(socket)).toString();
    expect(answers).toMatch(/done[\s\S]*"status":"ok"/);
    expect(answers).toContain('Connection: close');
    await closed;
  });

  it('cuts off what does not end in time', async () => {
    const { promise: begun, resolve: begin } = deferred();
    const server = await start({ next: async () => begin() });
    const hanging = ask(server.port, '/for-ever');
    const failed = expect(hanging).rejects.toThrow();
    await begun;
    await server.close(50);
    await failed;
  });

  it('ends a connection that never asks for anything', async () => {
    const server = await start();
    const socket = net.connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    const ended = once(socket.resume(), 'close');
    await server.close(50);
    await ended;
  });

  it('rejects when the port is taken', async () => {
    const taken = await start();
    await expect(start({ port: taken.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
