import { describe, expect, it } from 'vitest';
import { MOST_CANVASES, readPresentation, type SourceManifest } from './read-presentation';

const CONTEXT_2 = 'http://iiif.io/api/presentation/2/context.json';
const picture = (id: string, more: object = {}) => ({
  ...{ '@id': `${id}/full/full/0/default.jpg`, '@type': 'dctypes:Image', width: 90, height: 60 },
  service: {
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': id,
    profile: 'http://iiif.io/api/image/2/level2.json',
  },
  ...more,
});
const canvas2 = (id: string, resource: unknown) => ({
  ...{ '@id': id, '@type': 'sc:Canvas', label: id, width: 90, height: 60 },
  images: [{ '@type': 'oa:Annotation', motivation: 'sc:painting', resource, on: id }],
});
const manifest2 = (canvases: unknown[], more: object = {}) => ({
  ...{ '@context': CONTEXT_2, '@id': 'https://a.example/m', '@type': 'sc:Manifest', label: 'M' },
  ...{ sequences: [{ '@type': 'sc:Sequence', canvases }], ...more },
});

function manifestOf(json: unknown): SourceManifest {
  const read = readPresentation(json);
  if (read?.kind !== 'manifest') throw new Error('no manifest');
  return read.manifest;
}

const pictureOf = (resource: unknown) =>
  manifestOf(manifest2([canvas2('https://a.example/c', resource)])).canvases[0]?.picture;

describe('a manifest of version 2', () => {
  it('has its texts with their languages, and no label that nobody wrote', () => {
    const json = manifest2([], {
      label: [{ '@value': 'Gate', '@language': 'eng' }, { '@value': 'باب', '@language': 'ar' }, 'no 7'],
      attribution: { '@value': 'Credit <b>us</b>', '@language': 'en' },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      metadata: [
        { label: 'Date', value: 1880 },
        'odd',
        { label: { '@value': 'Maker', '@language': 'en' }, value: ['A', 'B'] },
      ],
    });
    expect(manifestOf(json)).toMatchObject({
      label: [
        { lang: 'en', text: 'Gate' },
        { lang: 'ar', text: 'باب' },
        { lang: 'und', text: 'no 7' },
      ],
      attribution: [{ lang: 'en', text: 'Credit us' }],
      rights: 'https://creativecommons.org/licenses/by/4.0/',
      metadata: [
        { label: [{ text: 'Date' }], value: [{ text: '1880', lang: 'und' }] },
        { label: [{ text: 'Maker', lang: 'en' }], value: [{ text: 'A\nB' }] },
      ],
    });
  });

  it.each([
    ['as it stands', picture('https://i.example/1')],
    [
      'as a choice',
      {
        '@type': 'oa:Choice',
        default: picture('https://i.example/1'),
        item: [picture('https://i.example/2')],
      },
    ],
    [
      'as part of a picture',
      {
        '@type': 'oa:SpecificResource',
        full: picture('https://i.example/1'),
        selector: { '@type': 'iiif:ImageApiSelector', region: '0,0,9,9' },
      },
    ],
    [
      'with services in a list',
      picture('https://i.example/1', {
        service: [{ '@context': 'http://iiif.io/api/image/2/context.json', '@id': 'https://i.example/1/' }],
      }),
    ],
    ['without a type', picture('https://i.example/1', { '@type': undefined })],
  ])('names a picture %s', (_how, resource) => {
    expect(pictureOf(resource)).toMatchObject({ services: ['https://i.example/1'] });
  });

  it('keeps the others where one canvas is beyond reading, and gives each an id of its own', () => {
    const good = canvas2('https://a.example/c', picture('https://i.example/1'));
    const { canvases } = manifestOf(
      manifest2([good, null, 7, { images: 'x' }, good, canvas2('https://a.example/d', null)]),
    );
    expect(canvases.map(({ id, picture: has, findings }) => [id, has !== null, ...findings])).toEqual([
      ['https://a.example/c', true],
      ['https://a.example/m#canvas-2', false, 'CANVAS_UNREADABLE'],
      ['https://a.example/m#canvas-3', false, 'NO_PICTURE'],
      ['https://a.example/m#canvas-4', true],
      ['https://a.example/d', false, 'NO_PICTURE'],
    ]);
  });
});

/** A canvas of version 3 that shows these bodies, each by an annotation of its own. */
const canvas3 = (bodies: unknown[], more: object = {}) => ({
  ...{ id: 'https://a.example/c', type: 'Canvas', width: 90, height: 60 },
  items: [
    {
      type: 'AnnotationPage',
      items: bodies.map((body) => ({ type: 'Annotation', motivation: 'painting', body })),
    },
  ],
  ...more,
});
const manifest3 = (more: object) => ({
  ...{ '@context': 'http://iiif.io/api/presentation/3/context.json', id: 'https://a.example/m' },
  ...{ type: 'Manifest', label: { en: ['M'] }, ...more },
});
const image3 = (id: string, more: object = {}) => ({
  ...{ id: `${id}/full/max/0/default.jpg`, type: 'Image', width: 90, height: 60 },
  ...{ service: [{ id, type: 'ImageService3' }], ...more },
});
const findingsOf = (json: unknown) => manifestOf(json).canvases.map(({ findings }) => findings);

describe('what publishers write between the versions and beside them', () => {
  it('has the canvases of every sequence, those that a later one repeats once', () => {
    const named = (id: string) => canvas2(`https://a.example/${id}`, picture('https://i.example/1'));
    const sequences = [[], [named('1'), named('2')], [named('2'), named('3')]].map((canvases) => ({
      '@type': 'sc:Sequence',
      canvases,
    }));
    const { canvases } = manifestOf({ ...manifest2([]), sequences });
    expect(canvases.map(({ id }) => id.at(-1))).toEqual(['1', '2', '3']);
  });

  it.each(['sc:Painting', '', undefined, 'sc:painting '])(
    'takes images whose motivation is %j',
    (motivation) => {
      const canvas = canvas2('https://a.example/c', picture('https://i.example/1'));
      const images = canvas.images.map((each) => ({ ...each, motivation }));
      expect(findingsOf(manifest2([{ ...canvas, images }]))).toEqual([[]]);
    },
  );

  it('reads the drafts of version 3, which had sequences, and content for items', () => {
    const { items, ...canvas } = canvas3([image3('https://i.example/1')]);
    const sequences = [{ type: 'Sequence', canvases: [{ ...canvas, content: items }] }];
    const { label, canvases } = manifestOf(manifest3({ label: 'Bare', sequences }));
    expect(label).toEqual([{ lang: 'und', text: 'Bare' }]);
    expect(canvases).toMatchObject([{ findings: [], picture: { services: ['https://i.example/1'] } }]);
  });

  it('reads words of one version in a manifest of the other', () => {
    const old = manifestOf(manifest2([], { label: { en: ['Gate'] }, summary: { ar: ['وصف'] } }));
    expect(old).toMatchObject({ label: [{ lang: 'en', text: 'Gate' }], summary: [{ text: 'وصف' }] });
    const label = [{ '@value': ['Gate', 'Wall'], '@language': 'en' }];
    const recent = manifestOf(manifest3({ label, attribution: 'Us', description: 'd', items: [] }));
    expect(recent).toMatchObject({
      label: [{ lang: 'en', text: 'Gate\nWall' }],
      attribution: [{ text: 'Us' }],
      summary: [{ text: 'd' }],
    });
  });

  it('says where a choice, a part, or a picture behind a login was met', () => {
    const login = { '@context': 'http://iiif.io/api/auth/1/context.json', '@id': 'https://i.example/login' };
    const service = [{ id: 'https://i.example/1', type: 'ImageService3', service: login }];
    const selector = { type: 'ImageApiSelector', region: '0,0,9,9' };
    const image = image3('https://i.example/1');
    const json = manifest3({
      items: [
        canvas3([{ type: 'Choice', items: [image, image3('https://i.example/2')] }]),
        canvas3([{ type: 'SpecificResource', source: image, selector }]),
        canvas3([image3('https://i.example/1', { service })]),
        canvas3([{ type: 'SpecificResource', source: image, selector: { ...selector, region: 'full' } }]),
      ],
    });
    expect(findingsOf(json)).toEqual([['CHOICE'], ['PART_SHOWN'], ['SIGN_IN'], []]);
    expect(manifestOf(json).canvases.map(({ picture: has }) => has?.services)).toEqual(
      Array(4).fill(['https://i.example/1']),
    );
  });

  it('takes a service that is nothing but its address', () => {
    const body = image3('https://i.example/1', { service: 'https://i.example/1/info.json' });
    const login = image3('https://i.example/1', {
      service: [{ id: 'https://i.example/1', type: 'ImageService3' }, 'https://i.example/login'],
    });
    for (const each of [body, login]) {
      const [canvas] = manifestOf(manifest3({ items: [canvas3([each])] })).canvases;
      expect(canvas?.picture?.services).toEqual(['https://i.example/1']);
    }
  });

  it('reads no further than anyone needs', () => {
    let deep: unknown = 'x';
    for (let at = 0; at < 20_000; at++) deep = [deep];
    const many = Array.from({ length: MOST_CANVASES + 5 }, () => ({ type: 'Canvas' }));
    const manifest = manifestOf(manifest3({ label: deep, items: many, id: 'x'.repeat(5000) }));
    expect(manifest.findings).toEqual(['TOO_MANY_CANVASES', 'NO_LABEL']);
    expect(manifest.canvases).toHaveLength(MOST_CANVASES);
    expect(manifest.id).toBeNull();
  });
});

describe('whatever is given', () => {
  it.each([null, 7, 'text', [], {}, { '@context': CONTEXT_2 }, { type: 'Canvas' }])(
    '%j is nothing to read',
    (json) => {
      expect(readPresentation(json)).toBeNull();
    },
  );

  it('reads what it can of manifests in which anything is anything', () => {
    const odd = [
      null,
      7,
      '',
      'x',
      [],
      {},
      [[]],
      [null],
      { id: 7 },
      { '@id': [] },
      [{ '@type': ['a', 'b'] }],
      true,
    ];
    const whole = manifest2([canvas2('https://a.example/c', picture('https://i.example/1'))], {
      ...{
        description: 'd',
        metadata: [{ label: 'a', value: 'b' }],
        license: 'x',
        attribution: 'y',
        related: 'z',
      },
      ...{ structures: [], logo: 'l', thumbnail: 't', within: 'w', navDate: 'n', service: {}, rendering: {} },
    });
    let read = 0;
    for (const value of odd) {
      for (const changed of replacingEach(whole, value)) {
        expect(() => readPresentation(changed)).not.toThrow();
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(300);
  });
});

/** The value with each of its parts in turn replaced by another. */
function* replacingEach(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    for (const changed of replacingEach(each, by)) {
      if (Array.isArray(value)) yield value.map((own, at) => (String(at) === key ? changed : own));
      else yield { ...value, [key]: changed };
    }
  }
}

describe('a collection', () => {
  it('names its members in every way that the versions know, each once', () => {
    const read = readPresentation({
      ...{
        '@context': CONTEXT_2,
        '@id': 'https://a.example/top',
        '@type': 'sc:Collection',
        first: 'https://a.example/p1',
      },
      manifests: ['https://a.example/1', { '@id': 'https://a.example/2' }],
      collections: [{ '@id': 'https://a.example/3', '@type': 'sc:Collection' }],
      members: [
        { '@id': 'https://a.example/1', '@type': 'sc:Manifest' },
        { '@id': 'https://a.example/4', '@type': 'sc:Manifest' },
      ],
    });
    if (read?.kind !== 'collection') throw new Error('no collection');
    expect(read.members.map(({ kind, id }) => `${kind} ${id.at(-1)}`).sort()).toEqual(
      ['collection 1', 'collection 3', 'manifest 1', 'manifest 2', 'manifest 4'].sort(),
    );
  });

  it('keeps every part of itself that is here whole, also where all have its own address', () => {
    const own = { '@id': 'https://a.example/top', '@type': 'sc:Collection' };
    const part = (id: string) => ({ ...own, manifests: [{ '@id': id, '@type': 'sc:Manifest' }] });
    const read = readPresentation({
      ...own,
      collections: [part('https://a.example/1'), part('https://a.example/2')],
    });
    expect(read).toMatchObject({ members: [{ whole: { manifests: [{}] } }, { whole: { manifests: [{}] } }] });
  });
});
