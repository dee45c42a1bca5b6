import { clampRegion, type Region, type Size } from '../viewport/region';
import { boundsOf, cornersOf, type Point, type Shape } from './shape';

type Rectangle = Extract<Shape, { type: 'rectangle' }>;

/** The nearest corner of a pixel that lies on the image. @param point in pixels of the scan, of any fraction */
export function onPixel([x, y]: readonly [number, number], image: Size): Point {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return [within(x, image.width), within(y, image.height)];
}

/** The rectangle that has two points for opposite corners; at least one pixel wide and high, also at the image's edge. */
export function rectangleBetween(one: Point, other: Point, image: Size): Rectangle {
  const [[left, top], [right, bottom]] = [onPixel(one, image), onPixel(other, image)];
  const across = Math.min(left, right, image.width - 1);
  const down = Math.min(top, bottom, image.height - 1);
  return {
    type: 'rectangle',
    x: across,
    y: down,
    width: Math.max(1, Math.max(left, right) - across),
    height: Math.max(1, Math.max(top, bottom) - down),
  };
}

/** A rectangle of half the width and height of what is looked at, in its middle. @param view may reach beyond the image */
export function middleOf(view: Region, image: Size): Rectangle {
  const { x, y, width, height } = clampRegion(view, image) ?? { x: 0, y: 0, ...image };
  return rectangleBetween(
    [x + width / 4, y + height / 4],
    [x + (3 * width) / 4, y + (3 * height) / 4],
    image,
  );
}

/** The shape moved by whole pixels, as far as the image goes. */
export function moved(shape: Shape, across: number, down: number, image: Size): Shape {
  const { x, y, width, height } = boundsOf(shape);
  const within = (by: number, at: number, most: number) =>
    Math.min(Math.max(0, most), Math.max(0, at + Math.round(by))) - at;
  const [byX, byY] = [within(across, x, image.width - width), within(down, y, image.height - height)];
  if (shape.type === 'rectangle') return { ...shape, x: shape.x + byX, y: shape.y + byY };
  return { ...shape, points: shape.points.map(([pointX, pointY]) => [pointX + byX, pointY + byY]) };
}

/** The shape made wider and higher by whole pixels; its upper left corner stays. */
export function resized(shape: Shape, across: number, down: number, image: Size): Shape {
  const { x, y, width, height } = boundsOf(shape);
  const within = (value: number, most: number) => Math.min(most, Math.max(1, Math.round(value)));
  const wide = within(width + across, image.width - x);
  const high = within(height + down, image.height - y);
  if (shape.type === 'rectangle') return { ...shape, width: wide, height: high };
  const stretched = ([pointX, pointY]: Point): Point =>
    onPixel([x + ((pointX - x) * wide) / width, y + ((pointY - y) * high) / height], image);
  return { ...shape, points: shape.points.map(stretched) };
}

/** The shape with one corner somewhere else; a rectangle keeps the corner that lies opposite. */
export function withCorner(shape: Shape, index: number, to: Point, image: Size): Shape {
  if (shape.type === 'rectangle') {
    return rectangleBetween(cornersOf(shape)[(index + 2) % 4] ?? to, to, image);
  }
  return { ...shape, points: shape.points.map((point, at) => (at === index ? onPixel(to, image) : point)) };
}

/** The outline with one more corner, half-way from this one to the next unless a place is given. */
export function withCornerAfter(shape: Shape, index: number, at?: Point): Shape {
  const points = [...cornersOf(shape)];
  const [x, y] = points[index] ?? [0, 0];
  const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
  points.splice(index + 1, 0, at ?? [Math.round((x + nextX) / 2), Math.round((y + nextY) / 2)]);
  return { type: 'polygon', points };
}

/** The outline without one corner. */
export function withoutCorner(shape: Shape, index: number): Shape {
  return { type: 'polygon', points: cornersOf(shape).filter((_, at) => at !== index) };
}
