import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', '.next/**', 'dist/**', 'data/**', '.cache/**'],
    // sharp and better-sqlite3 are native: a process for each file, so that one that dies takes no other with it.
    pool: 'forks',
    maxWorkers: 2,
    // Tests of pictures build real pyramids, and two of them share the cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
