import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 20_000;

/**
 * Starts one real site for all tests, as `npm start` does, on a free port and with data of its own.
 * Tests find it through the `site` fixture.
 * @returns what stops it and removes its data
 */
export default async function startSite(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'exhibition-'));
  const port = await freePort();
  const site = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      FETCH_SCANS: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env.SITE_URL = await addressOf(site);
  process.env.SITE_DATA_DIR = dataDir;
  return async () => {
    await stop(site);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** Port 0 would do for listening, but the site's own addresses must be known before it listens. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function addressOf(site: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('took too long'), READY_WITHIN_MS);
    const fail = (why: string) => reject(new Error(`The site ${why}:\n${said}`));
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const address = /^Open (\S+)$/m.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    site.stdout?.on('data', listen);
    site.stderr?.on('data', listen);
    site.once('exit', (code) => fail(`ended with code ${code}`));
  });
}

async function stop(site: ChildProcess): Promise<void> {
  if (site.exitCode !== null) return;
  const gone = once(site, 'exit');
  const timer = setTimeout(() => site.kill('SIGKILL'), STOPPED_WITHIN_MS);
  site.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}
