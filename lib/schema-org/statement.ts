import { scriptJson } from '../text/html';

/** Statements in the vocabulary of schema.org, as JSON-LD for search engines. */
export type Statement = Readonly<Record<string, unknown>>;

/** A page of ours by its absolute address. */
export interface NamedPage {
  page: string;
  name: string;
}

/** Without what nobody has said. */
export function present(statement: Statement): Statement {
  return Object.fromEntries(
    Object.entries(statement).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Where a page stands in the site, from the first page to itself. */
export function breadcrumbStatement(trail: readonly NamedPage[]): Statement {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ page, name }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: page,
    })),
  };
}

/** JSON that can stand in a script element: nothing in it can end that. */
export function scriptText(statement: Statement): string {
  return scriptJson(statement).html;
}
