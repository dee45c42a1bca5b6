const LONGEST = 80;

/**
 * A Latin slug (`[a-z0-9-]`, at most 80 characters) from a name, or null where nothing Latin is in it: slugs are shared
 * by all languages (DECISIONS, 7), and a made-up transliteration would be a fact that nobody sourced.
 */
export function slugFrom(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? null : slug;
}
