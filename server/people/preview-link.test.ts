import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '@/tests/fixtures/folders';
import { makePreviewLink, previewCookie, readPreviewCookie, readPreviewToken } from './preview-link';

const HOUR = 3_600_000;

let data: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  data = await temporaryFolder();
  // The key is made of the site's secret, which is kept in the data folder.
  vi.stubEnv('DATA_DIR', data.folder);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await data.remove();
});

const inAnHour = () => new Date(Date.now() + HOUR);

function tokenOf(link: string): string {
  return new URL(link, 'http://x').searchParams.get('token') ?? '';
}

function linkTo(photographId: string, expiresAt = inAnHour()): string {
  return tokenOf(makePreviewLink(photographId, { expiresAt, language: 'ar' }));
}

const bearing = (setCookie: string) => new Headers({ cookie: `other=1; ${setCookie.split(';')[0]}` });

describe('a preview link', () => {
  it('names one draft until it expires', () => {
    const token = linkTo('draft-1');
    expect(readPreviewToken(token)?.photographId).toBe('draft-1');
    expect(readPreviewToken(token, new Date(Date.now() + 2 * HOUR))).toBeNull();
  });

  it('opens in the language that was chosen', () => {
    expect(makePreviewLink('draft-1', { expiresAt: inAnHour(), language: 'ar' })).toMatch(
      /^\/api\/preview\?language=ar&token=draft-1\./,
    );
  });

  it('cannot be changed to name another draft or a later time', () => {
    const [id, seconds, signature] = linkTo('draft-1').split('.');
    expect(readPreviewToken(`draft-2.${seconds}.${signature}`)).toBeNull();
    expect(readPreviewToken(`${id}.${Number(seconds) + 9}.${signature}`)).toBeNull();
    expect(readPreviewToken(`${id}.${seconds}.${'A'.repeat(43)}`)).toBeNull();
    expect(readPreviewToken('')).toBeNull();
  });

  it('becomes a cookie that scripts and other sites cannot read, beside earlier ones', () => {
    const first = previewCookie(linkTo('draft-1'), new Headers());
    expect(first).toMatch(/; HttpOnly; SameSite=Lax/);
    const second = previewCookie(linkTo('draft-2'), bearing(first));
    expect(readPreviewCookie(bearing(second)).map(({ photographId }) => photographId)).toEqual([
      'draft-1',
      'draft-2',
    ]);
    const later = new Date(Date.now() + 2 * HOUR);
    expect(readPreviewCookie(bearing(second), later)).toEqual([]);
  });

  it('holds a bounded number of drafts, the newest', () => {
    let cookie = '';
    for (let n = 1; n <= 12; n += 1) cookie = previewCookie(linkTo(`draft-${n}`), bearing(cookie));
    const held = readPreviewCookie(bearing(cookie)).map(({ photographId }) => photographId);
    expect(held).toHaveLength(8);
    expect(held.at(-1)).toBe('draft-12');
  });
});
