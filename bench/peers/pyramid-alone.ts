/** `FILE ZIP`: writes one scan's pyramid and nothing else, as the builder does, and prints its milliseconds. */
import { buildPyramid } from '@/server/pyramids/build-pyramid';
import { prepareDecoders } from '@/server/scans/decoders';
import { probe } from '@/server/scans/probe';

const [file, zip] = process.argv.slice(2);
if (!file || !zip) throw new Error('FILE ZIP');
prepareDecoders(0);
const facts = await probe(file, { maxPixels: 1e9, maxWholePixels: 1e9 });
const started = performance.now();
await buildPyramid(file, facts, 'colour', zip);
process.stdout.write(`${performance.now() - started}\n`);
