import path from 'node:path';
import { createMigration } from '@/server/db/migrate';

/** `npm run migration -- NAME`: writes the next migration after the models have changed. */
async function main(): Promise<void> {
  const name = process.argv[2];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error('Usage: npm run migration -- name_in_snake_case');
    process.exit(2);
  }
  const made = await createMigration(name, { prismaDir: path.resolve('prisma') });
  console.log(made ? `prisma/sqlite/migrations/${made}` : 'The models have not changed.');
}

await main();
