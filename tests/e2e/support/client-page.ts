import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const PACKAGES = path.resolve(import.meta.dirname, '../../../node_modules');

/** A viewer of others, as its makers publish it, and how a page opens a manifest in it. */
interface Client {
  /** The whole program in one file, below the folder of packages. */
  script: string;
  /** @param manifest absolute address, as it may stand in HTML and in a script */
  body(manifest: string): string;
  /** What the picture is drawn in. */
  canvas: string;
}

export const MIRADOR: Client = {
  script: 'mirador/dist/mirador.min.js',
  body: (manifest) =>
    `<div id="viewer"></div><script>Mirador.viewer({ id: 'viewer', window: { sideBarOpen: true, defaultSideBarPanel: 'annotations' }, windows: [{ manifestId: '${manifest}' }] })</script>`,
  canvas: '.mirador-osd-container canvas',
};

export const CLIENTS: Readonly<Record<string, Client>> = {
  'Mirador 4': MIRADOR,
  'Clover 3': {
    script: '@samvera/clover-iiif/dist/web-components/index.umd.js',
    body: (manifest) => `<clover-viewer id="${manifest}"></clover-viewer>`,
    canvas: 'clover-viewer canvas',
  },
};

export interface ClientPage {
  url: string;
  close(): void;
}

/** Serves a page of another site, on this machine, which opens the manifest in the client. */
export async function serveClient(client: Client, manifest: string): Promise<ClientPage> {
  const script = await readFile(path.join(PACKAGES, client.script));
  const html = `<!doctype html><meta charset="utf-8"><title>client</title>
<style>html, body { margin: 0; height: 100% } #viewer { position: absolute; inset: 0 }</style>
<script src="/client.js"></script>${client.body(manifest)}`;
  const server = createServer((request, response) => {
    const isScript = request.url === '/client.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script : html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
