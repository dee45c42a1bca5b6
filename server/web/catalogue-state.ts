/** What the entry must know of a published image: enough to answer info.json and to refuse addresses off the grid. */
export interface PublicImage {
  /** IIIF image id: random, new for every build. */
  id: string;
  /** Pixels of the oriented, full-size scan. */
  width: number;
  height: number;
  /** Pixels; tiles are square but for the last column and row. */
  tileSize: number;
  /** Pixels, ascending: the widths under which previews are stored. */
  previews: readonly { width: number; height: number }[];
  /** Address of its rights statement or licence, if it has one. */
  rights: string | null;
}

/**
 * The catalogue as this process last saw it. `version` and `image` always speak of the same moment: a watcher
 * replaces both together.
 */
export interface CatalogueState {
  /** Raised by every publish (DECISIONS, 2); pages are cached under it. */
  version(): number;
  /** False while the database cannot be read: what is cached may be old, so pages are rendered each time. */
  healthy(): boolean;
  /** Null for an image that is unknown or not published. */
  image(id: string): PublicImage | null;
}
