import Database from 'better-sqlite3';

const fileOf = (url: string) => url.slice('file:'.length);

/**
 * Copies a database as it is at one moment, while others read and write it: nobody waits for it.
 * @param url a `file:` address
 * @param target absolute path; must not exist
 */
export function copyDatabase(url: string, target: string): void {
  const source = new Database(fileOf(url), { readonly: true, fileMustExist: true, timeout: 15_000 });
  try {
    source.prepare('VACUUM INTO ?').run(target);
  } finally {
    source.close();
  }
}

/** True where SQLite finds the file whole: pages, indexes and references. */
export function isWholeDatabase(file: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { readonly: true, fileMustExist: true });
    const findings = database.pragma('integrity_check', { simple: true });
    const broken = database.pragma('foreign_key_check') as unknown[];
    return findings === 'ok' && broken.length === 0;
  } catch {
    return false;
  } finally {
    database?.close();
  }
}

/** True while another process has the database open. */
export function isInUse(file: string): boolean {
  const database = new Database(file, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    database.exec('ROLLBACK');
    return false;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    database.close();
  }
}
