import { escapeXml } from './xml';

/** HTML that is safe to put into other HTML. */
export interface Html {
  readonly html: string;
}

/** Text is escaped, HTML is not, lists are joined, and what is absent is left out. */
export type HtmlPart = string | number | Html | readonly Html[] | null;

/** A template whose values are escaped, between tags and in attributes in double quotes alike. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlPart[]): Html {
  return { html: strings.reduce((before, text, index) => before + write(values[index - 1]) + text) };
}

function write(part: HtmlPart | undefined): string {
  if (part === null || part === undefined) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map(write).join('');
  return escapeXml(String(part));
}

/** JSON that can stand in a script element: nothing in it can end that (HTML, 4.12.1.3). */
export function scriptJson(value: unknown): Html {
  return { html: JSON.stringify(value).replace(/</g, '\\u003c') };
}
