const COOKIE = /(?:^|;)\s*(?:__Host-)?better-auth\.session_token=([^;]+)/;

/** The token that a request's session cookie carries, its signature not looked at. @returns null where there is none */
export function sessionTokenOf(headers: Headers): string | null {
  const value = COOKIE.exec(headers.get('cookie') ?? '')?.[1];
  if (value === undefined) return null;
  try {
    return decodeURIComponent(value).split('.', 1)[0] ?? null;
  } catch {
    return null;
  }
}
