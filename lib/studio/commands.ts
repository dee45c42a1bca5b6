/**
 * What the pages of the studio may ask of the server, by name: what each takes and gives. The server's registry
 * (`server/studio/registry.ts`) has to have exactly these.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each area of the studio extends it with its own
export interface StudioCommands {}

/** The shape of every entry. */
export interface CommandShape {
  input: unknown;
  output: unknown;
}
