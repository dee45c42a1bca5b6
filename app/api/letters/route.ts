import { databases } from '@/server/db/client';
import { receiveLetter } from '@/server/site/receive-letter';
import { logger } from '@/server/studio/log';

export const dynamic = 'force-dynamic';

/** Where the contact form is sent. */
export function POST(request: Request): Promise<Response> {
  return receiveLetter(request, databases().writer, (error) =>
    logger().error({ err: error }, 'letter not kept'),
  );
}
