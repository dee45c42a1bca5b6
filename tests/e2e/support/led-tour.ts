import { expect } from '@playwright/test';
import type { Databases } from '@/server/db/client';
import { publishTour } from '@/tests/fixtures/tours';

/** The worker draws the first pictures while the tests begin. */
export const PICTURES_MS = 240_000;

export const NAMES = {
  ar: ['الأولى', 'الثانية', 'الثالثة'],
  en: ['The first', 'The second', 'The third'],
} as const;

/** A tour of two stops on one photograph and one on another. @returns its path, without the language */
export async function makeTour({ reader, writer }: Databases): Promise<string> {
  const find = () =>
    reader.photograph.findMany({
      where: { publicationId: { not: null }, scans: { some: { state: 'READY' } } },
      select: { id: true },
      take: 2,
    });
  await expect.poll(async () => (await find()).length, { timeout: PICTURES_MS }).toBe(2);
  const [one, other] = await find();
  const slug = `led-${Date.now()}-${Math.round(Math.random() * 1e6)}`;
  const region = { x: 300, y: 300, width: 800, height: 600 };
  const photographs = [one, one, other];
  const stops = photographs.map((photograph, index) => ({
    id: `s${index + 1}`,
    photographId: photograph?.id ?? '',
    region: index === 0 ? null : region,
    titles: { ar: NAMES.ar[index], en: NAMES.en[index] },
    texts: index === 1 ? { en: 'In English only.' } : { ar: 'نص المحطة.', en: 'The text.' },
  }));
  await publishTour(writer, { slug, titles: { ar: 'جولة', en: 'A tour' }, stops });
  return `/tours/${slug}`;
}
