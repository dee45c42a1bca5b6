import { config } from '@/server/config';
import { LocalStorage } from './local-storage';

let shared: LocalStorage | undefined;

/** The process's store, chosen by STORAGE_URL. Only local folders in this version; S3 implements the same interface. */
export function storage(): LocalStorage {
  shared ??= new LocalStorage(config().storageDir);
  return shared;
}
