import process from 'node:process';
import { ConfigError, config } from '@/server/config';
import { closeDatabases } from '@/server/db/client';
import { prepareSite } from '@/server/prepare';

/** What `npm start` runs before web and worker; what stands in the way is one line and a non-zero exit. */
async function main(): Promise<void> {
  const { migrations, added, faults } = await prepareSite(config(), process.cwd());
  if (migrations.length > 0) console.log(`Database: migrated (${migrations.join(', ')}).`);
  for (const { file, row, field, reason, value } of faults) {
    console.warn(`CATALOGUE_ROW_INVALID: ${[file, row, field, reason, value].filter(Boolean).join(' · ')}`);
  }
  if (added > 0) console.log(`Starter catalogue: ${added} photographs added.`);
  await closeDatabases();
}

try {
  await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
