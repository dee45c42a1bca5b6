import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages';
import {
  checkStarter,
  parseStarterRows,
  STARTER_FILES,
  type StarterCatalogue,
  type StarterFile,
  type StarterPhotograph,
} from './starter';

const folder = path.join(import.meta.dirname, '../../prisma/starter');

function readJson(file: StarterFile): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}

function readCatalogue(): StarterCatalogue {
  return Object.fromEntries(
    STARTER_FILES.map((file) => [file, parseStarterRows(file, readJson(file)).rows]),
  ) as unknown as StarterCatalogue;
}

/** A row of the shipped catalogue that a test may spoil. */
function anyRow(file: StarterFile, index = 0): Record<string, unknown> {
  return structuredClone((readJson(file) as Record<string, unknown>[])[index] ?? {});
}

describe('the shipped starter catalogue', () => {
  const catalogue = readCatalogue();
  const photographs = catalogue['photographs.json'];

  it.each(STARTER_FILES)('has no fault in %s', (file) => {
    expect(parseStarterRows(file, readJson(file)).faults).toEqual([]);
  });

  it('holds together', () => {
    expect(checkStarter(catalogue)).toEqual([]);
  });

  it('has about fifty photographs, at least four in a section, numbered without a gap', () => {
    expect(photographs.length).toBeGreaterThanOrEqual(45);
    expect(photographs.length).toBeLessThanOrEqual(55);
    for (const section of catalogue['sections.json']) {
      const positions = photographs
        .filter((row) => row.section === section.slug)
        .map((row) => row.position)
        .sort((a, b) => a - b);
      expect(positions.length, section.slug).toBeGreaterThanOrEqual(4);
      expect(positions, section.slug).toEqual(positions.map((_, index) => index + 1));
    }
  });

  it('never names the primary section again among the others', () => {
    expect(photographs.filter((row) => row.otherSections.includes(row.section))).toEqual([]);
  });

  it('uses every authority that it defines', () => {
    const used = new Set([
      ...photographs.flatMap((row) => [...row.makers, ...row.communities].map(({ slug }) => slug)),
      ...photographs.flatMap((row) => [...row.places, row.holder, row.rights]),
    ]);
    const defined = [
      ...(['makers.json', 'places.json', 'communities.json', 'holders.json'] as const).flatMap((file) =>
        catalogue[file].map((row) => row.slug),
      ),
      ...catalogue['rights.json'].map((row) => row.uri),
    ];
    expect(defined.filter((name) => !used.has(name))).toEqual([]);
  });

  it('says a thing in every language or in none', () => {
    for (const row of photographs) {
      for (const field of ['caption', 'description', 'altText', 'note'] as const) {
        const said = LANGUAGES.filter((language) => row.labels[language][field] !== null);
        expect([0, LANGUAGES.length], `${row.slug} ${field}`).toContain(said.length);
      }
    }
  });

  it('has Arabic written in Arabic letters and digits', () => {
    for (const row of photographs) {
      const { title, caption } = row.labels.ar;
      expect(title, row.slug).toMatch(/^[\s\S]*\p{Script=Arabic}{2}/u);
      expect(`${title} ${caption}`, row.slug).not.toMatch(/[0-9,;?]/);
    }
  });

  it('calls a title ours exactly where it is not the source’s', () => {
    for (const row of photographs) {
      for (const language of LANGUAGES) {
        const label = row.labels[language];
        expect(label.titleIsOurs, `${row.slug} ${language}`).toBe(label.title !== row.sourceTitle.text);
      }
    }
  });

  it('explains every “Mosque of Omar” in each language', () => {
    const old = photographs.filter((row) => /Mosqu.e (of|d')\s?Omar/.test(row.sourceTitle.text));
    expect(old.length).toBeGreaterThan(0);
    for (const row of old) {
      expect(row.labels.en.note, row.slug).toMatch(/Dome of the (Rock|Chain)/);
      expect(row.labels.ar.note, row.slug).toMatch(/قبة (الصخرة|السلسلة)/);
    }
  });

  it('takes coordinates from the plan of the Old City, or as a page that it names writes them', () => {
    interface Feature {
      properties: { kind: string };
      geometry: { type: string; coordinates: unknown[] };
    }
    const plan = JSON.parse(readFileSync(path.join(folder, 'old-city.geojson'), 'utf8')) as {
      features: Feature[];
    };
    const outlines = plan.features
      .filter(({ properties }) => properties.kind !== 'wall')
      .map(({ geometry }) => geometry.coordinates.flat(Infinity) as number[])
      .map((flat) => ({
        longitudes: flat.filter((_, index) => index % 2 === 0),
        latitudes: flat.filter((_, index) => index % 2 === 1),
      }));
    const within = (value: number, all: number[]) => value >= Math.min(...all) && value <= Math.max(...all);
    const placed = catalogue['places.json'].filter((row) => row.latitude !== null);
    expect(placed.length).toBeGreaterThan(0);
    for (const { slug, latitude, longitude, coordinatesFrom } of placed) {
      if (coordinatesFrom?.includes('© OpenStreetMap contributors')) {
        const drawn = outlines.some(
          ({ latitudes, longitudes }) =>
            within(latitude ?? 0, latitudes) && within(longitude ?? 0, longitudes),
        );
        expect(drawn, slug).toBe(true);
        continue;
      }
      // A page, not somebody's map: what it is called, and where it writes degrees out, these and no others.
      expect(coordinatesFrom, slug).toMatch(/^[A-Z][\w ]+ (?:Wikipedia|Wiki), “.+”/);
      const written = degreesIn(coordinatesFrom ?? '');
      if (!written) continue;
      expect(latitude, slug).toBeCloseTo(written.latitude, 4);
      expect(longitude, slug).toBeCloseTo(written.longitude, 4);
    }
  });

  it('opens the home page on a crop that lies inside the scan of the camels', () => {
    const [site] = catalogue['site.json'];
    expect(site?.hero.photograph).toBe('egyptian-camel-transport-olivet-1918');
    const crop = site?.hero.crop;
    expect((crop?.x ?? 0) + (crop?.width ?? Infinity)).toBeLessThanOrEqual(3000);
    expect((crop?.y ?? 0) + (crop?.height ?? Infinity)).toBeLessThanOrEqual(1621);
  });
});

describe('parseStarterRows', () => {
  it('keeps the good rows and names row and field of the bad one', () => {
    const bad = { ...anyRow('makers.json', 1), born: '18th century' };
    const { rows, faults } = parseStarterRows('makers.json', [anyRow('makers.json'), bad]);
    expect(rows.map((row) => row.slug)).toEqual(['auguste-salzmann']);
    expect(faults).toEqual([
      {
        file: 'makers.json',
        row: 'imprimerie-blanquart-evrard',
        field: 'born',
        reason: 'NOT_EDTF',
        value: '18th century',
      },
    ]);
  });

  it('refuses an empty date, which is no EDTF', () => {
    const row = anyRow('photographs.json');
    const { faults } = parseStarterRows('photographs.json', [
      { ...row, date: { edtf: '', asWritten: null, lang: null } },
    ]);
    expect(faults).toMatchObject([{ field: 'date.edtf', reason: 'NOT_EDTF', value: '' }]);
  });

  it('refuses a field that it does not know', () => {
    const { faults } = parseStarterRows('communities.json', [
      { ...anyRow('communities.json'), colour: 'red' },
    ]);
    expect(faults).toMatchObject([{ field: 'colour', reason: 'UNKNOWN_FIELD' }]);
  });

  it('refuses a label that lacks a language or adds one', () => {
    const row = anyRow('communities.json');
    const missing = parseStarterRows('communities.json', [{ ...row, names: { en: 'Armenians' } }]);
    expect(missing.faults).toMatchObject([{ field: 'names.ar', reason: 'MISSING' }]);
    const added = parseStarterRows('communities.json', [
      { ...row, names: { ar: 'الأرمن', en: 'Armenians', fr: 'Arméniens' } },
    ]);
    expect(added.faults).toMatchObject([{ field: 'names.fr', reason: 'UNKNOWN_FIELD' }]);
  });

  it.each(['Golden Gate', 'باب-الرحمة', '../etc', 'golden--gate', ''])('refuses the slug %j', (slug) => {
    const { rows, faults } = parseStarterRows('holders.json', [{ ...anyRow('holders.json'), slug }]);
    expect(rows).toEqual([]);
    expect(faults).toMatchObject([{ field: 'slug', row: slug === '' ? '#1' : slug }]);
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])(
    'refuses the address %j',
    (url) => {
      const { faults } = parseStarterRows('photographs.json', [
        { ...anyRow('photographs.json'), fileUrl: url },
      ]);
      expect(faults).toMatchObject([{ field: 'fileUrl', reason: 'NOT_ACCEPTED', value: url }]);
    },
  );

  it('refuses coordinates that do not say where they are from, and half a pair', () => {
    const row = { ...anyRow('places.json'), latitude: 31.7, longitude: 35.2 };
    expect(parseStarterRows('places.json', [row]).faults).toMatchObject([{ field: 'coordinatesFrom' }]);
    const half = { ...row, longitude: null, coordinatesFrom: 'somewhere' };
    expect(parseStarterRows('places.json', [half]).faults).toMatchObject([{ field: 'longitude' }]);
  });

  it.each([null, 7, 'text', {}, undefined])('takes %j for one fault of the whole file', (json) => {
    expect(parseStarterRows('photographs.json', json)).toEqual({
      rows: [],
      faults: [expect.objectContaining({ file: 'photographs.json', row: '', reason: 'WRONG_TYPE' })],
    });
  });

  it.each([null, 7, 'text', []])('does not throw on the row %j', (row) => {
    const { faults } = parseStarterRows('photographs.json', [row]);
    expect(faults).toMatchObject([{ row: '#1', field: '', reason: 'WRONG_TYPE' }]);
  });
});

describe('checkStarter', () => {
  function spoil(change: (row: StarterPhotograph) => void) {
    const catalogue = structuredClone(readCatalogue());
    const row = catalogue['photographs.json'][1];
    if (!row) throw new Error('the starter catalogue has fewer than two photographs');
    change(row);
    return { row, faults: checkStarter(catalogue) };
  }

  it.each<[string, (row: StarterPhotograph) => void]>([
    ['section', (row) => Object.assign(row, { section: 'nowhere' })],
    ['otherSections.0', (row) => Object.assign(row, { otherSections: ['nowhere'] })],
    ['makers.0.slug', (row) => Object.assign(row, { makers: [{ slug: 'nowhere', role: 'STUDIO' }] })],
    ['places.0', (row) => Object.assign(row, { places: ['nowhere'] })],
    ['communities.0.slug', (row) => Object.assign(row, { communities: [{ slug: 'nowhere', basis: 'x' }] })],
    ['holder', (row) => Object.assign(row, { holder: 'nowhere' })],
    ['rights', (row) => Object.assign(row, { rights: 'nowhere' })],
  ])('finds a reference in %s that leads nowhere', (field, change) => {
    const { row, faults } = spoil(change);
    expect(faults).toEqual([
      { file: 'photographs.json', row: row.slug, field, reason: 'UNKNOWN_REFERENCE', value: 'nowhere' },
    ]);
  });

  it('finds a slug and a position that are taken twice', () => {
    const catalogue = structuredClone(readCatalogue());
    const [first] = catalogue['photographs.json'];
    if (first) catalogue['photographs.json'].push({ ...first, inventoryNumber: null });
    expect(checkStarter(catalogue).map(({ field, reason }) => [field, reason])).toEqual([
      ['slug', 'DUPLICATE'],
      ['position', 'DUPLICATE'],
    ]);
  });

  it('finds a home picture that is not in the catalogue', () => {
    const catalogue = structuredClone(readCatalogue());
    for (const site of catalogue['site.json']) site.hero.photograph = 'nowhere';
    expect(checkStarter(catalogue)).toMatchObject([{ file: 'site.json', field: 'hero.photograph' }]);
  });
});

const recordsFile = path.join(import.meta.dirname, '../../../shared/data/records.csv');

describe.skipIf(!existsSync(recordsFile))('against ../shared/data/records.csv (skipped where absent)', () => {
  type RecordRow = Record<string, string>;
  const catalogue = readCatalogue();
  const records = existsSync(recordsFile)
    ? (parseCsv(readFileSync(recordsFile), { columns: true, trim: true }) as RecordRow[])
    : [];

  function recordsOf(row: StarterPhotograph): RecordRow[] {
    return records.filter(
      (record) =>
        record.title === row.sourceTitle.text && record.inventory_number === (row.inventoryNumber ?? ''),
    );
  }

  // A skipped suite's body still runs, without records: what is missing is asserted in a test.
  const pairs = catalogue['photographs.json'].map((row) => ({
    row,
    slug: row.slug,
    record: recordsOf(row)[0] ?? {},
  }));

  it('has one record for each photograph, and no record twice', () => {
    for (const { row } of pairs) expect(recordsOf(row), row.slug).toHaveLength(1);
    expect(new Set(pairs.map(({ record }) => record)).size).toBe(pairs.length);
  });

  const silent = /^not (stated|seen)/;

  it.each(pairs)('$slug has the facts of its record', ({ row, record }) => {
    expect(record.level).toBe('ITEM');
    expect({
      date: row.date.edtf ?? '',
      technique: row.technique?.text ?? '',
      dimensions: row.dimensionsAsWritten ?? '',
      sourceUrl: row.sourceUrl ?? '',
      fileUrl: row.fileUrl ?? '',
      rights: row.rightsAsStated ?? '',
      evidence: row.evidence.replace('_', '-'),
      seenIn: row.seenIn,
      caveats: row.caveats ?? '',
    }).toEqual({
      date: record.date_edtf,
      technique: record.technique,
      dimensions: record.dimensions_cm,
      sourceUrl: record.source_url,
      fileUrl: record.file_url,
      rights: silent.test(record.rights ?? '') ? '' : record.rights,
      evidence: record.evidence,
      seenIn: record.seen_in,
      caveats: record.caveats,
    });
  });

  it.each(pairs)('$slug gives the date as its record writes it', ({ row, record }) => {
    // A record without an EDTF date has a remark of the researcher's in this column, not a date.
    if (record.date_edtf === '' || record.date_as_written === '') expect(row.date.asWritten).toBeNull();
    else expect(record.date_as_written?.startsWith(row.date.asWritten ?? '?')).toBe(true);
  });

  it.each(pairs)('$slug names the communities in the source’s words', ({ row, record }) => {
    const source = `${record.title}\n${record.people_named}`;
    for (const { basis } of row.communities) expect(source).toContain(basis);
  });

  it.each(pairs)('$slug is open only where its holder says so', ({ row, record }) => {
    const open = new URL(row.rights).pathname !== '/vocab/CNE/1.0/';
    expect(open).toBe(
      record.evidence === 'FIRST-HAND' && /^Met Open Access|No Copyright - United/.test(record.rights ?? ''),
    );
  });

  it.each(pairs)('$slug has the holder and the makers of its record', ({ row, record }) => {
    const holder = catalogue['holders.json'].find(({ slug }) => slug === row.holder);
    if (holder) expect(record.holder).toContain(holder.names.en.name);
    else expect(record.holder).toMatch(/^$|^\(holding not stated\)/);
    const known = `${record.maker} ${record.title}`.toLowerCase();
    for (const { slug } of row.makers) {
      const words = slug.split('-').filter((word) => word.length > 3 && word !== 'department');
      const plain = known.normalize('NFD').replace(/\p{M}/gu, '');
      expect(words.filter((word) => plain.includes(word)).length, slug).toBeGreaterThan(0);
    }
  });

  it('takes dimensions as numbers only where width and height are told apart', () => {
    for (const { row, record } of pairs) {
      const told = /^([\d.]+) x ([\d.]+) \(H x L\)$/.exec(record.dimensions_cm ?? '');
      expect(row.dimensions === null, row.slug).toBe(told === null);
      if (told) expect(row.dimensions).toMatchObject({ heightCm: Number(told[1]), widthCm: Number(told[2]) });
    }
  });
});

/** Degrees north and east, with minutes and seconds or as decimals; null where none are written. */
function degreesIn(words: string): { latitude: number; longitude: number } | null {
  const parts = /(\d+)° (\d+)′ ([\d.]+)″ N, (\d+)° (\d+)′ ([\d.]+)″ E/.exec(words)?.slice(1).map(Number);
  if (parts) {
    const [d = 0, m = 0, s = 0, east = 0, eastMinutes = 0, eastSeconds = 0] = parts;
    return { latitude: d + m / 60 + s / 3600, longitude: east + eastMinutes / 60 + eastSeconds / 3600 };
  }
  const [latitude, longitude] = /(\d+\.\d{3,}), (\d+\.\d{3,})/.exec(words)?.slice(1).map(Number) ?? [];
  return latitude && longitude ? { latitude, longitude } : null;
}
