import { config } from '@/server/config';

/** True where the site was told of a server that takes letters. */
export function canSendMail(): boolean {
  return config().mail !== null;
}
