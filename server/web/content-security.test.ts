import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  contentSecurityPolicy,
  newNonce,
  personalPolicy,
  policyWithNonce,
  replaceNonceByHashes,
} from './content-security';

const NONCE = 'n0nce-of_24-characters-x';
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('replaceNonceByHashes', () => {
  it('allows the inline scripts that bear the nonce, by the hash of what is sent', () => {
    const { html, scriptSources } = replaceNonceByHashes(
      `<script nonce="${NONCE}">go()</script><script nonce="${NONCE}" id="x">push("القدس \\u003c")</script>`,
      NONCE,
    );
    expect(html).toBe(`<script>go()</script><script id="x">push("القدس \\u003c")</script>`);
    expect(scriptSources).toEqual([hashOf('go()'), hashOf('push("القدس \\u003c")')]);
  });

  it('does not allow a script that got into the page without it', () => {
    const { scriptSources } = replaceNonceByHashes(
      `<p><script>steal()</script></p><script nonce="guess">steal()</script><script nonce="${NONCE}">ok()</script>`,
      NONCE,
    );
    expect(scriptSources).toEqual([hashOf('ok()')]);
  });

  it('leaves files to the policy of the site, and keeps nothing of the nonce, at equal length', () => {
    const text = `self.push("1:{\\"nonce\\":\\"${NONCE}\\"}")`;
    const { html, scriptSources } = replaceNonceByHashes(
      `<link nonce="${NONCE}"/><script src="/a.js" nonce="${NONCE}"></script><script nonce="${NONCE}">${text}</script>`,
      NONCE,
    );
    expect(html).not.toContain(NONCE);
    const sent = /<script>(.*)<\/script>$/.exec(html)?.[1] ?? '';
    expect(sent).toHaveLength(text.length);
    expect(scriptSources).toEqual([hashOf(sent)]);
  });

  it('gives one page the same bytes whatever the nonce was', () => {
    const page = (nonce: string) => `<script nonce="${nonce}">a("${nonce}")</script>`;
    const [one, two] = [newNonce(), newNonce()];
    expect(replaceNonceByHashes(page(one), one)).toEqual(replaceNonceByHashes(page(two), two));
  });
});

describe('contentSecurityPolicy', () => {
  it('forbids what no page needs', () => {
    const policy = contentSecurityPolicy([hashOf('x')]).split('; ');
    expect(policy).toContain(`script-src 'self' ${hashOf('x')}`);
    for (const rule of [
      "default-src 'self'",
      "style-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
      "form-action 'self'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy.filter((rule) => rule.includes('unsafe'))).toEqual(["style-src-attr 'unsafe-inline'"]);
  });

  it('names no other host unless the institution has a base map, and then that one for pictures only', () => {
    expect(contentSecurityPolicy([])).not.toMatch(/:\/\/|\*/);
    const policy = contentSecurityPolicy([], [], ['https://maps.example.org']);
    expect(policy.split('; ').filter((rule) => rule.includes('://'))).toEqual([
      "img-src 'self' data: https://maps.example.org",
    ]);
    expect(personalPolicy(newNonce())).not.toContain('://');
  });

  it('has a nonce that Next recognises and that nobody guesses', () => {
    const nonce = newNonce();
    expect(policyWithNonce(nonce)).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9_-]{24}';/);
    expect(newNonce()).not.toBe(nonce);
  });
});
