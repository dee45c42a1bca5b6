import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CatalogueState } from './catalogue-state';

/** Answers `/healthz`: 200 while the catalogue can be read, else 503. For supervisors and load balancers. */
export function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  catalogue: CatalogueState,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0 }).end();
    return;
  }
  const healthy = catalogue.healthy();
  const body = JSON.stringify({
    status: healthy ? 'ok' : 'unhealthy',
    version: catalogue.version(),
    uptime: Math.round(process.uptime()),
  });
  response.writeHead(healthy ? 200 : 503, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
