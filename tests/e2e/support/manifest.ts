import type { APIRequestContext } from '@playwright/test';

/** The worker draws the first picture while the tests begin. */
export const FIRST_PICTURE_MS = 240_000;

/** Address of the manifest of a photograph whose picture is built, as its page names it; undefined while there is none. */
export async function findManifest(request: APIRequestContext): Promise<string | undefined> {
  const list = await (await request.get('/en/photographs')).text();
  const photograph = /href="(\/en\/photographs\/[^"#?]+)"(?:(?!<\/a>).)*\/previews\//s.exec(list)?.[1];
  if (!photograph) return undefined;
  const page = await (await request.get(photograph)).text();
  return /<link rel="alternate" type="application\/ld\+json[^>]* href="([^"]+)"/.exec(page)?.[1];
}
