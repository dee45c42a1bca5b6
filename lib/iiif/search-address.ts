/** What an address under `/iiif/search/2/` asks of one photograph, by the catalogue's id (DECISIONS, 7). */
export interface SearchAddress {
  kind: 'search' | 'autocomplete';
  id: string;
}

export const SEARCH_PREFIX = '/iiif/search/2/';

const ADDRESS = /^photographs\/([A-Za-z0-9-]{1,64})\/(search|autocomplete)$/;

/** Site-relative address of a service. */
export function searchServicePath({ kind, id }: SearchAddress): string {
  return `${SEARCH_PREFIX}photographs/${id}/${kind}`;
}

/** Reads a path as `searchServicePath` writes it; null for any other. */
export function parseSearchPath(path: string): SearchAddress | null {
  if (!path.startsWith(SEARCH_PREFIX)) return null;
  const [, id, kind] = ADDRESS.exec(path.slice(SEARCH_PREFIX.length)) ?? [];
  return id === undefined ? null : { kind: kind as SearchAddress['kind'], id };
}

/** Both services as a manifest declares them (Content Search API 2.0, 3). */
export function searchServicesOf(publicUrl: string, id: string): SearchService[] {
  return [
    {
      id: `${publicUrl}${searchServicePath({ kind: 'search', id })}`,
      type: 'SearchService2',
      service: [
        {
          id: `${publicUrl}${searchServicePath({ kind: 'autocomplete', id })}`,
          type: 'AutoCompleteService2',
        },
      ],
    },
  ];
}

export interface SearchService {
  id: string;
  type: 'SearchService2';
  service: [{ id: string; type: 'AutoCompleteService2' }];
}
