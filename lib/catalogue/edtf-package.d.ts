declare module 'edtf' {
  /** Throws where `input` is no EDTF of the given level. */
  export function parse(input: string, constraints?: { level?: 0 | 1 | 2 }): { type: string };
}
