/**
 * A photograph cited in the style of a manual, as parts that know their language, so that a Latin name or a number stands right in
 * an Arabic line. Written out here and not by a CSL processor: the only one is licensed for sites that show its author's name or
 * publish their own source, and brings neither the styles nor an Arabic locale.
 */
import type { CitedPhotograph, Say } from './cited-photograph';
import { type CitationPart, CitationWriter, joined, type Parts, sentences } from './writer';

/**
 * Chicago's notes and bibliography (17th edition, 14.235) is what historians and museums of art cite by; MLA (9th) the other
 * humanities; APA (7th, 10.14) the social sciences.
 */
export const CITATION_STYLES = ['chicago', 'mla', 'apa'] as const;

export type CitationStyle = (typeof CITATION_STYLES)[number];

/** Styles that say when a page was read; the others do so only of pages that are meant to change. */
export const STYLES_WITH_ACCESS: ReadonlySet<CitationStyle> = new Set(['chicago', 'mla']);

/** The photograph as `style` cites it, in its language. */
export function citationIn(style: CitationStyle, cited: CitedPhotograph, say: Say): CitationPart[] {
  const writer = new CitationWriter(cited, say);
  const layouts = { chicago, mla, apa } as const;
  return joined(layouts[style](writer));
}

function chicago(writer: CitationWriter): Parts {
  return sentences([
    writer.names({ and: 'and', most: 10, shortens: false }),
    writer.title(),
    writer.date() ?? writer.text('citation.noDate'),
    writer.list([writer.said('medium'), writer.said('dimensions')]),
    writer.said('publisher'),
    writer.place(),
    writer.exhibition(),
    writer.address(),
  ]);
}

function mla(writer: CitationWriter): Parts {
  return sentences([
    writer.names({ and: 'and', most: 2, shortens: false }),
    writer.title(),
    writer.date() ?? [],
    writer.place(),
    writer.list([writer.exhibition(), writer.address()]),
  ]);
}

function apa(writer: CitationWriter): Parts {
  const names = writer.names({ and: 'ampersand', most: 20, shortens: true });
  const kind = [...writer.title(), { text: ' [' }, ...writer.text('citation.photograph'), { text: ']' }];
  const date = [{ text: '(' }, ...writer.plainDate(), { text: ')' }];
  const head = names.length > 0 ? [[...names, { text: ' ' }, ...date], kind] : [kind, date];
  const body = sentences([...head, writer.place(), writer.exhibition()]);
  const address = writer.address();
  return address.length > 0 ? [...body, { text: ' ' }, ...address] : body;
}
