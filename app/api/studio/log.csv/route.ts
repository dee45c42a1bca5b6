import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { sayActor, sayLogLine } from '@/components/studio/people/log-words';
import { LANGUAGES } from '@/lib/catalogue/languages';
import { readLogFilter } from '@/lib/studio/log-filter';
import { actorOf, requireRole } from '@/server/people/gate';
import { exportLog } from '@/server/people/export-log';
import { answerFailure } from '@/server/studio/answer';

export const dynamic = 'force-dynamic';

/** The log as a spreadsheet reads it, in the words of the language that is asked for. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = requireRole(await actorOf(request.headers), 'administrator');
    const given = Object.fromEntries(new URL(request.url).searchParams);
    const language = hasLocale(LANGUAGES, given.language) ? given.language : actor.language;
    const say = await getTranslations({ locale: language, namespace: 'studio' });
    const stream = exportLog(actor, readLogFilter(given), {
      heads: ['when', 'who', 'what', 'address'].map((head) => say(`people.logPage.${head as 'when'}`)),
      actor: (line) => sayActor(say, line),
      sentence: (line) => sayLogLine(say, line),
    });
    return new Response(stream, {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="log.csv"',
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    return answerFailure(error, 'log.csv');
  }
}
