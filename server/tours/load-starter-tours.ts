import { SHEET_SIZE, type StarterCatalogue, type StarterTour } from '@/lib/catalogue/starter';
import { publishAsItIs } from '@/server/catalogue/arrangements/publish';
import { ADDRESS_KINDS } from '@/server/catalogue/drafts/slugs';
import type { Tx } from '@/server/db/client';
import { TOURS } from './tour-arrangement';

type StarterStop = StarterTour['stops'][number];

/**
 * Adds and publishes those of the starter's tours that are not there. What curators renamed or took away does not come
 * back; a stop whose photograph is gone is left out.
 */
export async function addStarterTours(tx: Tx, catalogue: StarterCatalogue): Promise<void> {
  for (const row of catalogue['tours.json']) await addTour(tx, row);
}

async function addTour(tx: Tx, { slug, position, labels, stops }: StarterTour): Promise<void> {
  const former = await tx.formerSlug.count({ where: { kind: 'TOUR', slug } });
  if (former > 0 || (await tx.tour.count({ where: { slug } })) > 0) return;
  const found = await findPhotographs(tx, stops);
  if (found.length === 0) return;
  const { id } = await tx.tour.create({
    data: {
      ...{ slug, position },
      labels: { create: Object.entries(labels).map(([language, label]) => ({ language, ...label })) },
      stops: { create: found.map(({ stop, photographId }, index) => rowOf(stop, photographId, index)) },
      stopTexts: {
        create: found.flatMap(({ stop }) =>
          Object.entries(stop.texts).map(([language, text]) => ({ stopId: stop.id, language, ...text })),
        ),
      },
    },
  });
  await publishAsItIs(tx, TOURS, id);
}

/** As they are called now. */
async function findPhotographs(
  tx: Tx,
  stops: readonly StarterStop[],
): Promise<{ stop: StarterStop; photographId: string }[]> {
  const found = [];
  for (const stop of stops) {
    const { photograph: slug } = stop;
    const row = await tx.photograph.findUnique({ where: { slug }, select: { id: true } });
    const key = { kind: ADDRESS_KINDS.photograph, slug };
    const former = row ? null : await tx.formerSlug.findUnique({ where: { kind_slug: key } });
    const where = { id: row?.id ?? former?.targetId ?? '', deletedAt: null };
    const photograph = await tx.photograph.findFirst({ where, select: { id: true } });
    if (photograph) found.push({ stop, photographId: photograph.id });
  }
  return found;
}

/** No scan is there when the starter is loaded: all is framed ahead. */
function rowOf({ id, sheet, picture }: StarterStop, photographId: string, index: number) {
  const awaited = [
    ...(sheet ? [{ standIn: true, ...SHEET_SIZE, region: sheet }] : []),
    ...(picture ? [{ standIn: false, ...picture }] : []),
  ];
  return {
    ...{ id, photographId, position: index + 1 },
    awaited: awaited.length > 0 ? JSON.stringify(awaited) : null,
  };
}
