import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';

export interface RunningServer {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Long enough for Next on a busy machine. */
const START_MS = 60_000;

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a program of ours that tells its parent `{type: 'listening'}`. */
export async function startOurs(
  file: string,
  options: { args?: string[]; env: Record<string, string>; port: number },
): Promise<RunningServer> {
  const child = fork(file, options.args ?? [], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', ...options.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${path.basename(file)} ended at once`))),
  ]);
  return { origin: `http://127.0.0.1:${options.port}`, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

/** nginx as Debian configures it for files, without its access log, from a folder of its own. */
export async function startNginx(nginx: string, folder: string, root: string): Promise<RunningServer> {
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${path.join(folder, kind)};`,
  );
  const settings = path.join(folder, 'nginx.conf');
  await writeFile(
    settings,
    `worker_processes auto;
daemon off;
pid ${path.join(folder, 'nginx.pid')};
error_log ${path.join(folder, 'error.log')};
events { worker_connections 768; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  types { image/jpeg jpg; }
  ${temporary.join('\n  ')}
  server {
    listen 127.0.0.1:${port};
    root ${root};
    location / { add_header Cache-Control "public, max-age=31536000, immutable"; }
  }
}
`,
  );
  return startProgram(nginx, ['-c', settings, '-p', folder], port);
}

/** Runs any server and waits until its port answers. */
export async function startProgram(
  program: string,
  args: string[],
  port: number,
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<RunningServer> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${program} ended at once`)));
  });
  await Promise.race([answers(port), failed]);
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

async function answers(port: number): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.end());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on port ${port}`);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await gone;
  clearTimeout(late);
}
