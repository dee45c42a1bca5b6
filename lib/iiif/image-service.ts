import type { ImageView } from '../catalogue/views';
import type { ImageResource, ImageServiceReference } from './presentation-types';

/** Pixels: what a list of thumbnails shows, on a screen of twice the usual density. */
const THUMBNAIL_WIDTH = 300;

/** As info.json says it: what a client may ask for without reading that first. */
const PROFILE = 'level2';

function imageServiceOf(publicUrl: string, image: ImageView): ImageServiceReference {
  return { id: `${publicUrl}/iiif/3/${image.id}`, type: 'ImageService3', profile: PROFILE };
}

/** The whole image, as a JPEG for clients that know no image service: viewers that may choose a format have downloaded WebP. */
export function wholeImage(publicUrl: string, image: ImageView): ImageResource {
  const service = imageServiceOf(publicUrl, image);
  return {
    id: `${service.id}/full/max/0/default.jpg`,
    type: 'Image',
    format: 'image/jpeg',
    width: image.width,
    height: image.height,
    service: [service],
  };
}

/** A stored preview for lists. A stand-in is never handed on as the photograph's picture (DECISIONS, 12). */
export function thumbnailsOf(publicUrl: string, image: ImageView | null): ImageResource[] | undefined {
  if (!image || image.standIn) return undefined;
  const preview = image.previews.find(({ width }) => width >= THUMBNAIL_WIDTH) ?? image.previews.at(-1);
  return (
    preview && [
      {
        id: `${publicUrl}${preview.url}`,
        type: 'Image',
        format: 'image/jpeg',
        width: preview.width,
        height: preview.height,
        service: [imageServiceOf(publicUrl, image)],
      },
    ]
  );
}
