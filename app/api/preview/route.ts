import { pageAddress } from '@/i18n/addresses';
import { isLanguage, LANGUAGES } from '@/lib/catalogue/languages';
import { previewCookie, readPreviewToken } from '@/server/people/preview-link';

export const dynamic = 'force-dynamic';

/** Where a preview link leads first: it becomes a cookie, so that the pictures are shown too and no address carries it on. */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams;
  const language = asked.get('language') ?? '';
  const token = asked.get('token') ?? '';
  const previewed = readPreviewToken(token);
  const headers = new Headers({ 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer' });
  if (previewed) headers.set('Set-Cookie', previewCookie(token, request.headers));
  // The page says itself that a link has expired.
  const path = `/preview/${previewed?.photographId ?? 'expired'}` as const;
  headers.set('Location', pageAddress(isLanguage(language) ? language : LANGUAGES[0], path));
  return new Response(null, { status: 303, headers });
}
