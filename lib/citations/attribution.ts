import type { PhotographRecord } from '../iiif/metadata';
import { pickText } from '../text/pick-text';
import type { CitedPhotograph, Say } from './cited-photograph';
import { type CitationPart, CitationWriter, joined, sentences } from './writer';

/** The line that goes with a picture wherever it is shown: whose it is, who has it, on which terms. */
export function attributionOf(
  cited: CitedPhotograph,
  { creditLine, rights }: Pick<PhotographRecord, 'creditLine' | 'rights'>,
  say: Say,
): CitationPart[] {
  const writer = new CitationWriter(cited, say);
  const date = cited.date === null ? [] : writer.plainDate();
  // A credit is given in the holder's own words; the catalogue keeps them in English.
  const credit = creditLine ? writer.of({ text: creditLine, lang: 'en' }) : writer.place();
  return joined(
    sentences([
      writer.list([writer.namesInOrder(), writer.shortTitle(), date]),
      credit,
      writer.of(rights && pickText(rights.names, cited.language)),
    ]),
  );
}
