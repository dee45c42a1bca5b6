import { upgrade } from '@iiif/parser/upgrader';
import { asObject, type Json, objectsIn } from './read-json';
import { withoutNulls } from './read-resource';

/**
 * What an image annotation of version 2 shows, as version 3 would say it. Each by itself, in a manifest with nothing else in it:
 * whatever is odd around it must not keep it back.
 * @returns the body as it is where the converter refuses it
 */
export function upgradedBody(body: Json): Json {
  const image = { '@type': 'oa:Annotation', motivation: 'sc:painting', on: 'urn:canvas', resource: body };
  const canvas = { '@id': 'urn:canvas', '@type': 'sc:Canvas', width: 1, height: 1, images: [image] };
  const manifest = {
    ...{ '@context': 'http://iiif.io/api/presentation/2/context.json', '@id': 'urn:manifest' },
    ...{ '@type': 'sc:Manifest', label: '', sequences: [{ '@type': 'sc:Sequence', canvases: [canvas] }] },
  };
  try {
    let found = asObject(withoutNulls(upgrade(structuredClone(manifest))));
    for (const key of ['items', 'items', 'items', 'body']) found = objectsIn(found?.[key])[0] ?? null;
    return found ?? body;
  } catch {
    return body;
  }
}
