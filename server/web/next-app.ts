import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import next from 'next';

/** Answers a request; resolves once the answer has been handed over. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface NextApp {
  handle: RequestHandler;
  /** Scripts, styles and fonts of the build. */
  buildFolder: string;
  close(): Promise<void>;
}

/**
 * Prepares the built Next application in `folder`.
 * @param publicUrl where readers find the site; Next's own idea of its address comes from here, never from the Host header.
 */
export async function prepareNext(folder: string, publicUrl: string): Promise<NextApp> {
  const { hostname, port, protocol } = new URL(publicUrl);
  const app = next({
    dev: false,
    dir: folder,
    hostname,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    // Next would listen for upgrades on the real server, where nothing speaks WebSocket.
    httpServer: new http.Server(),
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    buildFolder: path.join(folder, '.next', 'static'),
    close: () => app.close(),
  };
}
