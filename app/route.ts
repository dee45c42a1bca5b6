import Negotiator from 'negotiator';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';

export const dynamic = 'force-dynamic';

/** For readers whose browser asks only for languages that the exhibition does not have: the one that most of them read. */
const WHEN_NONE_FITS: Language = 'en';

/**
 * Leads from `/` to the language that the browser asks for. One that asks for nothing gets the exhibition's first language.
 * The address is relative, so that no Host header enters it, and `Vary` keeps one reader's choice from another's.
 */
export function GET(request: Request): Response {
  const accepted = request.headers.get('accept-language') ?? '*';
  const chosen = new Negotiator({ headers: { 'accept-language': accepted } }).language([...LANGUAGES]);
  return new Response(null, {
    status: 307,
    headers: {
      Location: pageAddress((chosen as Language | undefined) ?? WHEN_NONE_FITS, ''),
      Vary: 'Accept-Language',
      'Cache-Control': 'no-cache',
    },
  });
}
