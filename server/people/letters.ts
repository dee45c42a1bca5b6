import path from 'node:path';
import { createTransport } from 'nodemailer';
import { config } from '@/server/config';
import { logger } from '@/server/studio/log';
import { readWords } from '@/server/words';
import type { MadeLink } from './entry-links';

/** A server that does not answer must not hold up the administrator who waits for the link. */
const PATIENCE_MS = 10_000;

/** True where the site was told of a server that takes letters. */
export function canSendMail(): boolean {
  return config().mail !== null;
}

/**
 * Sends a link to the person whose it is, in their language.
 * @returns false where no letters can be sent, or this one was not taken: the link is then handed over
 */
export async function mailLink({ kind, address, expiresAt, person }: MadeLink): Promise<boolean> {
  const { mail } = config();
  if (!mail) return false;
  const words = await readWords(path.resolve('messages'));
  const { name, email, language } = person;
  const until = expiresAt.toISOString().slice(0, 16).replace('T', ' ');
  const values = { name, address, until };
  const which = kind === 'SET_UP' ? 'setUp' : 'reset';
  const transport = createTransport({
    url: mail.smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  try {
    await transport.sendMail({
      from: mail.from,
      to: { name, address: email },
      subject: words.letter(language, `${which}Subject`, values),
      text: words.letter(language, `${which}Body`, values),
    });
    return true;
  } catch (error) {
    // Its message names the person that it was for.
    const { code, command, responseCode } = error as {
      code?: string;
      command?: string;
      responseCode?: number;
    };
    logger().error({ code, command, responseCode }, 'letter not sent');
    return false;
  } finally {
    transport.close();
  }
}
