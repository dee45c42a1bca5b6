import { expect, it } from 'vitest';
import { RecentSources } from './recent-sources';

it('keeps the latest few for a while since they were last wanted, and nothing huge', async () => {
  let now = 0;
  const asked: string[] = [];
  const recent = new RecentSources(() => now);
  const get = (url: string, bytes = 10) =>
    recent.get(url, async () => {
      asked.push(url);
      return { url, json: {}, bytes };
    });
  for (const url of ['a', 'a', 'huge', 'huge']) await get(url, url === 'huge' ? 5_000_000 : 10);
  expect(asked.splice(0)).toEqual(['a', 'huge', 'huge']);
  now = 100_000;
  await get('a');
  now = 200_000;
  await get('a');
  expect(asked.splice(0)).toEqual([]);
  for (const url of ['b', 'c', 'd', 'e', 'f', 'g', 'a']) await get(url);
  expect(asked.splice(0)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'a']);
  now = 400_000;
  await get('a');
  expect(asked).toEqual(['a']);
});
