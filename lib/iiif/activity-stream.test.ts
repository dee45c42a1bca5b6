import { expect, it } from 'vitest';
import {
  type Activity,
  activitiesOf,
  activityCollection,
  activityPage,
  type PublicationEvent,
} from './activity-stream';

const publicUrl = 'https://exhibition.example';
const event = (
  id: string,
  day: number,
  change: PublicationEvent['change'] = 'publish',
): PublicationEvent => ({
  subject: { kind: 'photograph', id },
  at: `1917-12-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  change,
});

it('tells what was new from what was changed and what came back', () => {
  const events = [
    event('a', 3),
    event('b', 2),
    event('a', 1),
    event('a', 4, 'withdraw'),
    event('a', 6),
    event('a', 5, 'withdraw'),
  ];
  expect(
    activitiesOf(events).map(({ type, subject, at }) => `${at.slice(8, 10)} ${type} ${subject.id}`),
  ).toEqual(['01 Create a', '02 Create b', '03 Update a', '04 Delete a', '06 Create a']);
});

const many = (count: number): Activity[] =>
  Array.from({ length: count }, (_, n) => ({
    type: 'Create',
    subject: { kind: 'section', id: `s${n}` },
    at: `${n}`,
  }));

it('leads from page to page, both ways', () => {
  const activities = many(201);
  const collection = activityCollection(publicUrl, activities);
  expect(collection).toMatchObject({
    totalItems: 201,
    last: { id: `${collection.id}/3`, type: 'OrderedCollectionPage' },
  });
  const pages = [1, 2, 3].map((number) => activityPage(publicUrl, activities, number));
  expect(pages.map((page) => [page?.startIndex, page?.orderedItems.length])).toEqual([
    [0, 100],
    [100, 100],
    [200, 1],
  ]);
  expect(pages[0]).not.toHaveProperty('prev');
  expect(pages[0]?.next?.id).toBe(pages[1]?.id);
  expect(pages[2]?.prev?.id).toBe(pages[1]?.id);
  expect(pages[2]).not.toHaveProperty('next');
  expect(pages[2]?.partOf.id).toBe(collection.id);
  expect(pages[2]?.orderedItems[0]?.object).toEqual({
    id: `${publicUrl}/iiif/presentation/3/sections/s200`,
    type: 'Collection',
  });
});

it('has no page where there is nothing, nor beside those that there are', () => {
  expect(activityCollection(publicUrl, [])).not.toHaveProperty('last');
  for (const number of [0, 2, 1.5, Number.NaN]) expect(activityPage(publicUrl, many(100), number)).toBeNull();
  expect(activityPage(publicUrl, [], 1)).toBeNull();
});
