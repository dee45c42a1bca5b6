import os from 'node:os';
import sharp from 'sharp';

const SCAN_LOADERS = ['Jpeg', 'Png', 'Tiff', 'Webp'].flatMap((name) => [
  `VipsForeignLoad${name}File`,
  `VipsForeignLoad${name}Buffer`,
]);

/**
 * Sets libvips up for this process: one that builds one scan and ends. No cache of operations; as many threads as
 * asked; and no decoder but those of scans, so that a file which slips past the check of its first bytes still
 * meets no SVG, PDF or other interpreter.
 * @param threads 0: as many as the machine has cores
 */
export function prepareDecoders(threads: number): void {
  sharp.cache(false);
  sharp.concurrency(threads > 0 ? threads : os.availableParallelism());
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: SCAN_LOADERS });
}
