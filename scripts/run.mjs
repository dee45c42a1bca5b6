/** `node scripts/run.mjs COMMAND …`: makes the clone ready without a word if it is, then runs `scripts/COMMAND.ts`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ended, ROOT, StepError } from './setup/child.mjs';
import { setUp } from './setup.mjs';

/** The only command that starts the site itself. */
const NEEDS_PAGES = 'bench';

const [command, ...args] = process.argv.slice(2);
const stopping = new AbortController();

async function run() {
  await setUp({
    say: (line) => process.stderr.write(`${line}\n`),
    signal: stopping.signal,
    withPages: command === NEEDS_PAGES,
  });
  const program = path.join(ROOT, 'dist', `${command}.js`);
  if (!existsSync(program)) throw new StepError(`There is no command "${command}".`);
  // In this process's group, with this terminal: Ctrl-C reaches the command itself.
  const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
  return ended(child);
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stopping.abort());

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof StepError ? error.message : error.stack}\n`);
  process.exitCode = 1;
}
