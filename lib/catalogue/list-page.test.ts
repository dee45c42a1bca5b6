import { describe, expect, it } from 'vitest';
import { listPage } from './list-page';

const list = Array.from({ length: 121 }, (_, index) => index);

describe('A page of a long list', () => {
  it('has so many of it, the last page what is left', () => {
    expect(listPage(list, 2, 60)).toMatchObject({ count: 121, page: 2, pages: 3 });
    expect(listPage(list, 2, 60)?.items).toEqual(list.slice(60, 120));
    expect(listPage(list, 3, 60)?.items).toEqual([120]);
  });

  it('is not there beyond the last', () => {
    expect(listPage(list, 4, 60)).toBeNull();
    expect(listPage(list, 0, 60)).toBeNull();
  });

  it('is one, and empty, where nothing is', () => {
    expect(listPage([], 1, 60)).toEqual({ items: [], count: 0, page: 1, pages: 1 });
    expect(listPage([], 2, 60)).toBeNull();
  });
});
