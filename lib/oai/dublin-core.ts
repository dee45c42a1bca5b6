import { LANGUAGES } from '../catalogue/languages';
import type { AuthorityView } from '../catalogue/views';
import { pagePath, presentationPath } from '../iiif/addresses';
import type { PhotographRecord } from '../iiif/metadata';
import { element, type Xml } from '../text/xml';

/** One statement of Dublin Core; its language (BCP 47) where it is words. */
interface Statement {
  term: string;
  text: string;
  lang?: string;
}

const NAMESPACES = {
  'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
};

/** A photograph in unqualified Dublin Core, each text with its language. @param publicUrl without a trailing slash */
export function dublinCore(record: PhotographRecord, publicUrl: string): Xml {
  const statements = [
    ...titles(record),
    ...record.makers.flatMap((maker) => named('creator', maker)),
    ...record.places.flatMap((place) => named('coverage', place)),
    ...record.communities.flatMap((community) => named('subject', community)),
    ...descriptions(record),
    ...source(record),
    ...rights(record),
    ...facts(record, publicUrl),
  ];
  return element(
    'oai_dc:dc',
    NAMESPACES,
    statements.map(({ term, text, lang }) => element(`dc:${term}`, { 'xml:lang': lang }, text)),
  );
}

function named(term: string, { names }: AuthorityView): Statement[] {
  return LANGUAGES.flatMap((lang) => (names[lang] ? [{ term, text: names[lang], lang }] : []));
}

function titles({ labels, sourceTitle }: PhotographRecord): Statement[] {
  const ours = LANGUAGES.flatMap((lang) => {
    const title = labels[lang]?.title;
    return title ? [{ term: 'title', text: title, lang }] : [];
  });
  const isAmongThem = ours.some(({ text }) => text === sourceTitle?.text);
  return sourceTitle && !isAmongThem ? [...ours, { term: 'title', ...sourceTitle }] : ours;
}

function descriptions({ labels, notes }: PhotographRecord): Statement[] {
  return LANGUAGES.flatMap((lang) =>
    [labels[lang]?.caption, labels[lang]?.description, notes[lang]].flatMap((text) =>
      text ? [{ term: 'description', text, lang }] : [],
    ),
  );
}

function source({ holder, sourceUrl }: PhotographRecord): Statement[] {
  return [
    ...(holder ? named('source', holder) : []),
    ...(sourceUrl ? [{ term: 'source', text: sourceUrl }] : []),
  ];
}

function rights({ rights: statement, rightsAsStated, creditLine }: PhotographRecord): Statement[] {
  return [
    ...(statement ? [{ term: 'rights', text: statement.uri }] : []),
    ...(statement ? named('rights', { slug: '', names: statement.names }) : []),
    ...(rightsAsStated ? [{ term: 'rights', ...rightsAsStated }] : []),
    ...(creditLine ? [{ term: 'rights', text: creditLine, lang: 'en' }] : []),
  ];
}

function facts(record: PhotographRecord, publicUrl: string): Statement[] {
  const { id, slug, date, technique, techniqueTerm, inventoryNumber, image } = record;
  const identifiers = [
    ...LANGUAGES.map((language) => `${publicUrl}${pagePath(language, `/photographs/${slug}`)}`),
    ...(image ? [`${publicUrl}${presentationPath({ kind: 'photograph', id })}`] : []),
    ...(inventoryNumber ? [inventoryNumber] : []),
  ];
  return [
    ...(date.edtf ? [{ term: 'date', text: date.edtf }] : []),
    ...(date.asWritten ? [{ term: 'date', ...date.asWritten }] : []),
    ...(techniqueTerm ? named('format', techniqueTerm) : technique ? [{ term: 'format', ...technique }] : []),
    ...identifiers.map((text) => ({ term: 'identifier', text })),
    // The vocabulary of DCMI, and the word that readers know.
    { term: 'type', text: 'StillImage' },
    { term: 'type', text: 'Photograph', lang: 'en' },
  ];
}
