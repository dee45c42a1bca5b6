declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: { generateGraph?: boolean });
    readonly data: Record<string, unknown>[];
    format(format: string, options: { format: 'object' }): unknown;
  }
  export const plugins: { config: { get(name: string): { format: { asciiOnly: boolean } } } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
