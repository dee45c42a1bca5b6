import os from 'node:os';

const POLITE = 10;

/** Lets a visitor's page, and the first look at a file that a curator waits for, go before what this process does. */
export function giveWay(): void {
  os.setPriority(POLITE);
}
