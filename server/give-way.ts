import { readdirSync } from 'node:fs';
import os from 'node:os';

const POLITE = os.constants.priority.PRIORITY_LOW;

/** Threads of this process; Linux alone lists them, and gives each a priority of its own (setpriority(2)). */
const THREADS = '/proc/self/task';

/**
 * Lets a visitor's page, and the first look at a file that a curator waits for, go before what this process does. The threads
 * that decode and encode are there already when a program begins, so each is told; later ones take after the one that starts them.
 */
export function giveWay(): void {
  os.setPriority(POLITE);
  for (const thread of threadsOf()) os.setPriority(thread, POLITE);
}

function threadsOf(): number[] {
  try {
    return readdirSync(THREADS).map(Number);
  } catch {
    return [];
  }
}
