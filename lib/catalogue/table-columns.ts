/**
 * The catalogue as a table: one row a photograph, one column a field or a part of one. What is written is read back as the
 * same draft; a column that a file leaves out is left as it is.
 */
import { labelField, type PhotographDraft, type RecordField } from './draft';
import type { FieldValue } from './field-changes';
import { LANGUAGES } from './languages';
import { type ListEntry, readEntries, readNumber, writeEntries } from './table-cells';

/** Slugs (addresses, for rights statements) of the authority lists, both ways. */
export interface Names {
  slugOf(list: NamedList, id: string): string;
  /** Null where no entry is called so. */
  idOf(list: NamedList, slug: string): string | null;
}

export const NAMED_LISTS = [
  'makers',
  'places',
  'communities',
  'techniques',
  'holders',
  'rights',
  'sections',
] as const;
export type NamedList = (typeof NAMED_LISTS)[number];

/** Why a cell cannot be read; `studio.transfer.problems.<code>` words each. */
export type CellProblem = 'NOT_A_LIST' | 'NOT_A_NUMBER' | 'NOT_YES_OR_NO' | 'UNKNOWN_ENTRY';

export type ReadCell = { ok: true; value: FieldValue } | { ok: false; problem: CellProblem; what: string };

/** One field of the draft and the columns that it stands in. */
export interface TableField {
  field: RecordField;
  columns: readonly string[];
  write(draft: PhotographDraft, names: Names): string[];
  read(cells: readonly string[], names: Names): ReadCell;
}

const good = (value: FieldValue): ReadCell => ({ ok: true, value });
const bad = (problem: CellProblem, what: string): ReadCell => ({ ok: false, problem, what });

type TextFields = {
  [Name in RecordField]: PhotographDraft[Name] extends string | null ? Name : never;
}[RecordField];

/** An empty cell is an empty field: nobody means the difference. */
function text(field: TextFields, column: string): TableField {
  return {
    field,
    columns: [column],
    write: (draft) => [draft[field] ?? ''],
    read: ([cell = '']) => good(cell === '' && field !== 'slug' ? null : cell),
  };
}

function yesNo(field: `labels.${(typeof LANGUAGES)[number]}.titleIsOurs`, column: string): TableField {
  return {
    field,
    columns: [column],
    write: (draft) => [draft[field] ? 'yes' : 'no'],
    read([cell = '']) {
      const word = cell.trim().toLowerCase();
      if (/^(yes|true|1|نعم)$/.test(word)) return good(true);
      return /^(no|false|0|لا)$/.test(word) ? good(false) : bad('NOT_YES_OR_NO', cell);
    },
  };
}

/** A source's words, and their language in the column beside. */
function written(field: 'sourceTitle' | 'dateAsWritten' | 'technique', column: string): TableField {
  return {
    field,
    columns: [column, `${column}_language`],
    write: (draft) => [draft[field]?.text ?? '', draft[field]?.lang ?? ''],
    read: ([said = '', lang = '']) => good(said === '' ? null : { text: said, lang: lang.trim() || 'und' }),
  };
}

type IdFields = 'techniqueId' | 'rightsId' | 'holderId' | 'sectionId';

function reference(field: IdFields, column: string, list: NamedList): TableField {
  return {
    field,
    columns: [column],
    write(draft, names) {
      const id = draft[field];
      return [id === null ? '' : names.slugOf(list, id)];
    },
    read([cell = ''], names) {
      const slug = cell.trim();
      const id = slug === '' ? null : names.idOf(list, slug);
      return slug !== '' && id === null ? bad('UNKNOWN_ENTRY', slug) : good(id);
    },
  };
}

interface ListOf<Item extends FieldValue> {
  field: RecordField;
  column: string;
  list: NamedList;
  items(draft: PhotographDraft): readonly Item[];
  idOf(item: Item): string;
  moreOf(item: Item): string | null;
  make(id: string, entry: ListEntry): Item;
}

function listOf<Item extends FieldValue>({ list, ...spec }: ListOf<Item>): TableField {
  return {
    field: spec.field,
    columns: [spec.column],
    write: (draft, names) => [
      writeEntries(
        spec.items(draft).map((item) => ({
          slug: names.slugOf(list, spec.idOf(item)),
          more: spec.moreOf(item),
        })),
      ),
    ],
    read([cell = ''], names) {
      const entries = readEntries(cell);
      if (!entries) return bad('NOT_A_LIST', cell.slice(0, 80));
      const items: Item[] = [];
      for (const entry of entries) {
        const id = names.idOf(list, entry.slug);
        if (id === null) return bad('UNKNOWN_ENTRY', entry.slug);
        items.push(spec.make(id, entry));
      }
      return good(items);
    },
  };
}

const ids = (field: 'placeIds' | 'secondarySectionIds', column: string, list: NamedList) =>
  listOf<string>({
    field,
    column,
    list,
    items: (draft) => draft[field],
    idOf: (id) => id,
    moreOf: () => null,
    make: (id) => id,
  });

const decimal = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

/** Numbers that only make sense together; all cells empty: none of them. */
function numbers(cells: readonly string[]): { values: (number | null)[] } | { problem: ReadCell } {
  const values: (number | null)[] = [];
  for (const cell of cells) {
    const value = cell.trim() === '' ? null : readNumber(cell);
    if (cell.trim() !== '' && value === null) return { problem: bad('NOT_A_NUMBER', cell) };
    values.push(value);
  }
  return { values };
}

const dimensions: TableField = {
  field: 'dimensions',
  columns: ['width_cm', 'height_cm', 'dimensions_of'],
  write: ({ dimensions: size }) => [decimal(size?.widthCm), decimal(size?.heightCm), size?.of ?? ''],
  read([width = '', height = '', of = '']) {
    const read = numbers([width, height]);
    if ('problem' in read) return read.problem;
    const [widthCm = null, heightCm = null] = read.values;
    return good(
      widthCm === null && heightCm === null ? null : { widthCm, heightCm, of: of.trim() || 'image' },
    );
  },
};

const viewpoint: TableField = {
  field: 'viewpoint',
  columns: ['viewpoint_latitude', 'viewpoint_longitude', 'viewpoint_bearing', 'viewpoint_angle'],
  write: ({ viewpoint: at }) =>
    [at?.latitude, at?.longitude, at?.bearing, at?.angle].map((value) => decimal(value)),
  read(cells) {
    const read = numbers(cells);
    if ('problem' in read) return read.problem;
    const [latitude = null, longitude = null, bearing = null, angle = null] = read.values;
    return good(latitude === null && longitude === null ? null : { latitude, longitude, bearing, angle });
  },
};

const labels = LANGUAGES.flatMap((language) => [
  text(labelField(language, 'title'), `title_${language}`),
  yesNo(labelField(language, 'titleIsOurs'), `title_is_ours_${language}`),
  text(labelField(language, 'caption'), `caption_${language}`),
  text(labelField(language, 'description'), `description_${language}`),
  text(labelField(language, 'altText'), `alt_text_${language}`),
  text(labelField(language, 'note'), `note_${language}`),
]);

/** Every field of the draft, in the order of the table's columns. */
export const TABLE_FIELDS: readonly TableField[] = [
  text('slug', 'slug'),
  ...labels,
  written('sourceTitle', 'source_title'),
  listOf({
    field: 'makers',
    column: 'makers',
    list: 'makers',
    items: ({ makers }) => makers,
    idOf: ({ makerId }) => makerId,
    moreOf: ({ role }) => role,
    make: (makerId, { more }) => ({ makerId, role: (more ?? 'photographer') as 'photographer' }),
  }),
  text('dateEdtf', 'date_edtf'),
  written('dateAsWritten', 'date_as_written'),
  reference('techniqueId', 'technique', 'techniques'),
  written('technique', 'technique_as_written'),
  dimensions,
  text('dimensionsAsWritten', 'dimensions_as_written'),
  ids('placeIds', 'places', 'places'),
  viewpoint,
  listOf({
    field: 'communities',
    column: 'communities',
    list: 'communities',
    items: ({ communities }) => communities,
    idOf: ({ communityId }) => communityId,
    moreOf: ({ basis }) => basis,
    make: (communityId, { more }) => ({ communityId, basis: more ?? '' }),
  }),
  reference('sectionId', 'section', 'sections'),
  ids('secondarySectionIds', 'other_sections', 'sections'),
  reference('holderId', 'holder', 'holders'),
  text('inventoryNumber', 'inventory_number'),
  text('sourceUrl', 'source_url'),
  text('fileUrl', 'file_url'),
  reference('rightsId', 'rights', 'rights'),
  text('rightsAsStated', 'rights_as_stated'),
  text('creditLine', 'credit_line'),
  text('evidence', 'evidence'),
  text('seenIn', 'seen_in'),
  text('internalNotes', 'internal_notes'),
  text('caveats', 'caveats'),
];

/** What says which record a row is and how new it was; `status` is for reading only. */
export const KEY_COLUMNS = ['id', 'revision', 'status'] as const;

export const TABLE_COLUMNS: readonly string[] = [
  ...KEY_COLUMNS,
  ...TABLE_FIELDS.flatMap(({ columns }) => columns),
];
