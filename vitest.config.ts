import path from 'node:path';
import { defineConfig } from 'vitest/config';

const NEVER = ['node_modules/**', '.next/**', 'dist/**', 'data/**', '.cache/**'];

const shared = {
  // sharp and better-sqlite3 are native: a process for each file, so that one that dies takes no other with it.
  pool: 'forks',
  // Tests of pictures build real pyramids, and two of them share the cores; a slow machine must not fail them.
  testTimeout: 60_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, 'tests/start/**'],
        },
      },
      {
        // Starts the built site and looks at the clock: alone, after the others.
        extends: true,
        test: {
          ...shared,
          name: 'start',
          // By hand, after a change, the first start builds.
          testTimeout: 180_000,
          include: ['tests/start/**/*.test.ts'],
          exclude: NEVER,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
