import type { ErrorCode } from '@/lib/errors';
import type { Role } from '@/lib/people/roles';
import type { StudioCommands } from '@/lib/studio/commands';
import type { DenialSite } from './site';

/**
 * Who may not do what: one line for each command of the studio. Written out by hand and not read from the commands, so that
 * a command that opens by mistake fails here. A new command does not compile until it has its line:
 *
 * - `least`: the least role that may.
 * - `input`: what a page would send, well-formed, about records that are NOT the contributor's (`site.others`). What else
 *   it needs (an upload, a document …) `site.ts` makes: add it there.
 * - `strange`: what a contributor is told who sends that; null where the input names nobody's record, or `least` keeps
 *   contributors out anyway.
 * - `published`: what a contributor is told who sends `input` about a photograph of their own that has been published;
 *   leave it out where the command is not about a photograph, or only looks.
 */
export interface Rule<Input> {
  least: Role;
  input(site: DenialSite): Input;
  strange: ErrorCode | null;
  published?: { input(site: DenialSite): Input; code: ErrorCode };
}

/** Of one photograph, and changing nothing of it. */
const looking: Rule<{ id: string }> = {
  least: 'contributor',
  input: ({ others }) => ({ id: others.photographId }),
  strange: 'PHOTOGRAPH_UNKNOWN',
};

/** What a contributor may do with a draft of their own, as a proposal also after its publication. */
function changing<Input>(inputFor: (photographId: string) => Input): Rule<Input> {
  return {
    least: 'contributor',
    input: ({ others }) => inputFor(others.photographId),
    strange: 'PHOTOGRAPH_UNKNOWN',
  };
}

/** What a contributor may do with their own photograph until it is published. */
function deciding<Input>(inputFor: (photographId: string) => Input): Rule<Input> {
  return {
    ...changing(inputFor),
    published: { input: ({ own }) => inputFor(own.publishedId), code: 'NOT_ALLOWED' },
  };
}

const ofSection: Rule<{ id: string }> = { least: 'curator', input: () => ({ id: 'nothing' }), strange: null };

export const RULES: { [Name in keyof StudioCommands]: Rule<StudioCommands[Name]['input']> } = {
  // People
  'people.invite': {
    least: 'administrator',
    input: ({ unique }) => ({
      email: `${unique()}@example.org`,
      name: 'New',
      role: 'administrator',
      language: 'ar',
    }),
    strange: null,
  },
  'people.link': { least: 'administrator', input: ({ others }) => ({ id: others.personId }), strange: null },
  'people.role': {
    least: 'administrator',
    input: ({ others }) => ({ id: others.personId, role: 'administrator' }),
    strange: null,
  },
  'people.disable': {
    least: 'administrator',
    input: ({ others }) => ({ id: others.personId }),
    strange: null,
  },
  'people.enable': {
    least: 'administrator',
    input: ({ others }) => ({ id: others.personId }),
    strange: null,
  },
  'people.stop-second-factor': {
    least: 'administrator',
    input: ({ others }) => ({ id: others.personId }),
    strange: null,
  },
  'account.save': { least: 'contributor', input: () => ({ name: 'New', language: 'ar' }), strange: null },
  'account.end-session': {
    least: 'contributor',
    input: ({ others }) => ({ id: others.sessionId }),
    strange: 'RECORD_UNKNOWN',
  },
  'account.end-all-sessions': { least: 'contributor', input: () => ({}), strange: null },

  // Uploads and scans
  'uploads.list': { least: 'contributor', input: () => ({}), strange: null },
  'uploads.cancel': {
    least: 'contributor',
    input: ({ others }) => ({ id: others.uploadId }),
    strange: 'UPLOAD_UNKNOWN',
  },
  'scans.ofPhotograph': {
    least: 'contributor',
    input: ({ others }) => ({ photographId: others.photographId }),
    strange: 'PHOTOGRAPH_UNKNOWN',
  },
  'scans.retry': {
    least: 'contributor',
    input: ({ others }) => ({ scanId: others.scanId }),
    strange: 'PHOTOGRAPH_UNKNOWN',
    published: { input: ({ own }) => ({ scanId: own.publishedScanId }), code: 'NOT_ALLOWED' },
  },
  'scans.remove': { least: 'curator', input: ({ others }) => ({ scanId: others.scanId }), strange: null },
  'metadata.proposals': {
    least: 'contributor',
    input: ({ others }) => ({ photographId: others.photographId }),
    strange: 'PHOTOGRAPH_UNKNOWN',
  },

  // Lists
  'lists.ids': { least: 'contributor', input: () => ({ filter: {}, sort: 'title' }), strange: null },

  // Comparisons: curators' only, as sections are
  'comparisons.create': {
    least: 'curator',
    input: ({ others }) => ({ firstId: others.photographId, secondId: 'another' }),
    strange: null,
  },
  'comparisons.save': {
    least: 'curator',
    input: () => ({ id: 'nothing', base: 0, titles: {}, texts: {}, alignment: null }),
    strange: null,
  },
  'comparisons.remove': ofSection,
  'comparisons.restore': ofSection,

  // Authorities
  'authorities.create': {
    least: 'curator',
    input: ({ unique }) => ({ kind: 'maker', slug: `m-${unique()}`.toLowerCase(), names: { en: 'New' } }),
    strange: null,
  },
  'authorities.save': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody', base: 0, changes: { 'names.en': 'New' } }),
    strange: null,
  },

  'authorities.rename': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody', base: 0, slug: 'new' }),
    strange: null,
  },
  'authorities.previewMerge': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody', into: 'somebody' }),
    strange: null,
  },
  'authorities.merge': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody', into: 'somebody' }),
    strange: null,
  },
  'authorities.remove': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody' }),
    strange: null,
  },
  'authorities.order': { least: 'curator', input: () => ({ ids: ['nobody'] }), strange: null },
  'authorities.history': {
    least: 'curator',
    input: () => ({ kind: 'rights', id: 'nobody' }),
    strange: null,
  },
  'authorities.restore': {
    least: 'curator',
    input: () => ({ kind: 'maker', id: 'nobody', base: 1, number: 1 }),
    strange: null,
  },

  // Tables
  'transfer.check': { least: 'curator', input: () => ({ columns: ['slug'], rows: [] }), strange: null },
  'transfer.begin': { least: 'curator', input: () => ({ file: 'a.csv', rows: 1 }), strange: null },
  'transfer.iiif': {
    least: 'curator',
    input: () => ({ address: 'http://127.0.0.1:9/m', batchId: null, finished: [], reached: 0 }),
    strange: null,
  },
  'transfer.apply': {
    least: 'curator',
    input: ({ others }) => ({
      batchId: 'a-batch',
      columns: ['id', 'title_en'],
      rows: [{ line: 2, cells: [others.photographId, 'Mine now'] }],
    }),
    strange: null,
  },

  // Many at once
  'bulk.check': {
    least: 'curator',
    input: ({ others }) => ({ change: { kind: 'publish' }, ids: [others.photographId] }),
    strange: null,
  },
  'bulk.begin': {
    least: 'curator',
    input: ({ others }) => ({ change: { kind: 'trash' }, ids: [others.photographId] }),
    strange: null,
  },
  'bulk.apply': {
    least: 'curator',
    input: ({ others }) => ({
      batchId: 'a-batch',
      change: { kind: 'trash' },
      ids: [others.photographId],
    }),
    strange: null,
  },
  'batches.rest': { least: 'curator', input: () => ({ batchId: 'a-batch' }), strange: null },
  'batches.finish': { least: 'curator', input: () => ({ batchId: 'a-batch' }), strange: null },
  'bulk.undo': { least: 'curator', input: () => ({ batchId: 'a-batch', after: null }), strange: null },

  // Photographs
  'choices.load': { least: 'contributor', input: () => ({}), strange: null },
  'photographs.create': {
    least: 'contributor',
    input: () => ({ title: 'New', language: 'en' }),
    strange: null,
  },
  'photographs.open': looking,
  'photographs.revision': looking,
  'photographs.save': changing((id) => ({ id, base: 0, sitting: 'a-sitting', changes: {} })),
  'photographs.confirm': {
    least: 'curator',
    input: ({ others }) => ({ id: others.photographId, language: 'ar', base: 0 }),
    strange: null,
  },
  'photographs.readiness': looking,
  'photographs.publish': {
    least: 'curator',
    input: ({ others }) => ({ id: others.photographId, revision: 0 }),
    strange: null,
  },
  'photographs.schedule': {
    least: 'curator',
    input: ({ others }) => ({ id: others.photographId, at: '2099-01-01T00:00:00Z' }),
    strange: null,
  },
  'photographs.unschedule': { ...looking, least: 'curator', strange: null },
  'photographs.unpublish': { ...looking, least: 'curator', strange: null },
  'photographs.trash': deciding((id) => ({ id })),
  'photographs.untrash': deciding((id) => ({ id })),
  'photographs.purge': { ...looking, least: 'administrator', strange: null },
  'photographs.history': looking,
  'photographs.preview': looking,
  'photographs.restore': changing((id) => ({ id, number: 1, base: 0, sitting: 'a-sitting' })),

  // The site itself
  'site.open': { least: 'curator', input: () => ({ key: 'about' }), strange: null },
  'site.save': {
    least: 'curator',
    input: () => ({ key: 'about', base: 0, sitting: 'a-sitting', changes: {} }),
    strange: null,
  },
  'site.confirm': {
    least: 'curator',
    input: () => ({ key: 'about', language: 'ar', base: 0 }),
    strange: null,
  },
  'site.publish': { least: 'curator', input: () => ({ key: 'about', revision: 0 }), strange: null },
  'site.history': { least: 'curator', input: () => ({ key: 'about' }), strange: null },
  'site.restore': {
    least: 'curator',
    input: () => ({ key: 'about', number: 1, base: 0, sitting: 'a-sitting' }),
    strange: null,
  },
  'letters.state': { least: 'curator', input: () => ({ id: 'a-letter', state: 'DONE' }), strange: null },
  'letters.remark': { least: 'curator', input: () => ({ id: 'a-letter', remark: 'seen' }), strange: null },
  'letters.delete': { least: 'curator', input: () => ({ id: 'a-letter' }), strange: null },
  // Sections and tours: curators' only, so that whose they are never matters
  'sections.list': { least: 'curator', input: () => ({}), strange: null },
  'sections.create': { least: 'curator', input: () => ({ title: 'New', language: 'en' }), strange: null },
  'sections.open': ofSection,
  'sections.revision': ofSection,
  'sections.members': { least: 'curator', input: () => ({ id: 'nothing', ids: ['one'] }), strange: null },
  'sections.save': {
    least: 'curator',
    input: () => ({ id: 'nothing', base: 0, sitting: 'a-sitting', changes: {} }),
    strange: null,
  },
  'sections.confirm': {
    least: 'curator',
    input: () => ({ id: 'nothing', language: 'ar', base: 0 }),
    strange: null,
  },
  'sections.publish': { least: 'curator', input: () => ({ id: 'nothing', revision: 0 }), strange: null },
  'sections.unpublish': ofSection,
  'sections.trash': ofSection,
  'sections.untrash': ofSection,
  'sections.purge': { ...ofSection, least: 'administrator' },
  'sections.history': ofSection,
  'sections.restore': {
    least: 'curator',
    input: () => ({ id: 'nothing', number: 1, base: 0, sitting: 'a-sitting' }),
    strange: null,
  },
  'sections.order': { least: 'curator', input: () => ({ ids: [] }), strange: null },
  'tours.list': { least: 'curator', input: () => ({}), strange: null },
  'tours.create': { least: 'curator', input: () => ({ title: 'New', language: 'en' }), strange: null },
  'tours.open': ofSection,
  'tours.revision': ofSection,
  'tours.save': {
    least: 'curator',
    input: () => ({ id: 'nothing', base: 0, sitting: 'a-sitting', changes: {} }),
    strange: null,
  },
  'tours.confirm': {
    least: 'curator',
    input: () => ({ id: 'nothing', language: 'ar', base: 0 }),
    strange: null,
  },
  'tours.publish': { least: 'curator', input: () => ({ id: 'nothing', revision: 0 }), strange: null },
  'tours.unpublish': ofSection,
  'tours.trash': ofSection,
  'tours.untrash': ofSection,
  'tours.purge': { ...ofSection, least: 'administrator' },
  'tours.history': ofSection,
  'tours.restore': {
    least: 'curator',
    input: () => ({ id: 'nothing', number: 1, base: 0, sitting: 'a-sitting' }),
    strange: null,
  },
  'tours.order': { least: 'curator', input: () => ({ ids: [] }), strange: null },
  'tours.photographs': { least: 'curator', input: () => ({ ids: [] }), strange: null },
  'tours.readiness': ofSection,
  'tours.captions': { least: 'curator', input: () => ({ id: 'nothing', name: '', text: '' }), strange: null },
  'tours.media': { least: 'curator', input: () => ({ id: 'nothing', mediaIds: [] }), strange: null },
};
