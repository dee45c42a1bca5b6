import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Language } from '@/lib/catalogue/languages';
import { config } from '@/server/config';
import { HOST_PREFIX, isSealed } from './host-cookie';
import { keyFor, siteSecret } from './secret';

/** `server/web/page-address.ts` keeps whoever bears it away from shared pages. */
const PREVIEW_COOKIE = 'preview';

function cookieName(): string {
  return `${isSealed(config().publicUrl) ? HOST_PREFIX : ''}${PREVIEW_COOKIE}`;
}

/** A reviewer may have several drafts open; the oldest link makes room. */
const MOST_IN_A_COOKIE = 8;

const SEPARATOR = '~';
const TOKEN = /^([A-Za-z0-9-]{1,64})\.([0-9]{1,12})\.([A-Za-z0-9_-]{43})$/;

export interface PreviewLinkOptions {
  /** From then on the link, and what was opened through it, shows nothing. */
  expiresAt: Date;
  /** In which the preview opens. */
  language: Language;
}

/** One draft, as a valid signature names it. */
export interface Previewed {
  photographId: string;
  expiresAt: Date;
}

/**
 * A link by which anyone who has it can see one draft until it expires, without an account.
 * @returns site-relative address
 */
export function makePreviewLink(photographId: string, { expiresAt, language }: PreviewLinkOptions): string {
  const token = signed(`${photographId}.${Math.floor(expiresAt.getTime() / 1000)}`);
  return `/api/preview?${new URLSearchParams({ language, token })}`;
}

/** @returns null where the token is not ours or has expired */
export function readPreviewToken(token: string, now = new Date()): Previewed | null {
  const [, photographId, seconds, signature] = TOKEN.exec(token) ?? [];
  if (!photographId || !seconds || !signature) return null;
  if (!isSame(signed(`${photographId}.${seconds}`), token)) return null;
  const expiresAt = new Date(Number(seconds) * 1000);
  return expiresAt > now ? { photographId, expiresAt } : null;
}

/** The drafts that the bearer of these headers may see through links that were opened; none for most. */
export function readPreviewCookie(headers: Headers, now = new Date()): Previewed[] {
  return tokensIn(headers).flatMap((token) => readPreviewToken(token, now) ?? []);
}

/**
 * The `Set-Cookie` that adds an opened link to those that this browser holds already.
 * @param token one that `readPreviewToken` takes
 */
export function previewCookie(token: string, headers: Headers, now = new Date()): string {
  const { photographId } = readPreviewToken(token, now) ?? {};
  const others = tokensIn(headers).filter((held) => {
    const previewed = readPreviewToken(held, now);
    return previewed && previewed.photographId !== photographId;
  });
  const tokens = [...others, token].slice(-MOST_IN_A_COOKIE);
  const last = Math.max(
    ...tokens.map((held) => readPreviewToken(held, now)?.expiresAt.getTime() ?? now.getTime()),
  );
  const secure = isSealed(config().publicUrl) ? '; Secure' : '';
  const expires = new Date(last).toUTCString();
  return `${cookieName()}=${tokens.join(SEPARATOR)}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure}`;
}

function tokensIn(headers: Headers): string[] {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  const begin = `${cookieName()}=`;
  const held = cookies.find((cookie) => cookie.startsWith(begin));
  return held?.slice(begin.length).split(SEPARATOR) ?? [];
}

function signed(what: string): string {
  const key = keyFor(siteSecret(config().dataDir), 'preview');
  return `${what}.${createHmac('sha256', key).update(what).digest('base64url')}`;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
