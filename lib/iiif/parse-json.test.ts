import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json';

const value = { label: { ar: ['باب العمود'], none: ['"//" , ] /* */'] } };
const json = JSON.stringify(value);
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isBig: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
  return new Uint8Array(view.buffer);
};

describe('parseJson', () => {
  it.each([
    ['UTF-8', utf8(json), null],
    ['UTF-8 with a mark', utf8(`\uFEFF${json}`), null],
    ['UTF-8 whatever the server states', utf8(json), 'ISO-8859-1'],
    ['UTF-16 with a mark', utf16(`\uFEFF${json}`, false), null],
    ['UTF-16, the other end first', utf16(`\uFEFF${json}`, true), null],
    ['UTF-16 without a mark', utf16(json, false), 'utf-8'],
  ])('reads %s', (_how, bytes, charset) => expect(parseJson(bytes, charset)).toEqual(value));

  it('reads the sets of one byte that a server states, else the commonest', () => {
    const latin = Uint8Array.from([...'"caf?"'].map((each) => (each === '?' ? 0xe9 : each.charCodeAt(0))));
    expect(parseJson(latin)).toBe('café');
    expect(parseJson(latin, 'no-such-set')).toBe('café');
    expect(parseJson(Uint8Array.from([0x22, 0xc8, 0xc7, 0xc8, 0x22]), 'windows-1256')).toBe('باب');
  });

  it.each([
    ['commas before an end', '{"a":[1,2,],"b":", ]",}', { a: [1, 2], b: ', ]' }],
    ['comments', '{ // one\n"a": 1, /* two */ // three\n}', { a: 1 }],
    ['line ends and tabs within a text', '{"a":"one\ntwo\t\\"three\\""}', { a: 'one\ntwo\t"three"' }],
  ])('passes over %s', (_what, text, expected) => expect(parseJson(utf8(text))).toEqual(expected));

  it.each(['', '<!doctype html><html lang="en">', '{"a": [1, 2', '{"a" 1}', '…'])('refuses %j', (text) => {
    expect(() => parseJson(utf8(text))).toThrow(SyntaxError);
  });
});
