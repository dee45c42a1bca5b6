import OpenSeadragon from 'openseadragon';
import type { Point } from '@/lib/annotations/shape';
import type { ImageView } from '@/lib/catalogue/views';
import {
  type Camera,
  cameraOn,
  fittingScale,
  homeCamera,
  looksEqual,
  type ScaleLimits,
  settle,
} from '@/lib/viewport/camera';
import type { Region, Size } from '@/lib/viewport/region';
import { degreesOf, IDENTITY, inverseOf, moved, type Similarity, scaleOf } from '@/lib/viewport/similarity';
import { tileSourceOf } from './tile-source';
import { attachWheel } from './wheel';
import {
  MAX_PIXEL_RATIO,
  type Measures,
  measure,
  STEP,
  type ViewerParts,
  viewerOptions,
  withoutStyleElement,
} from './zoom';

/** A picture as it lies on the page before the zoom. */
export interface ComparedPicture {
  parts: ViewerParts;
  image: ImageView;
}

export interface PaneEvents {
  opened(): void;
  /** Somebody begins to move this pane, and not the other. */
  taken(): void;
  /** After each drawn frame. */
  drawn(): void;
  /** Its movement has ended and nobody holds it. */
  rested(): void;
  tilesMissing(missing: boolean): void;
}

/**
 * One of two pictures that share a plane: pixels of the first photograph, on which the second is laid by a similarity. Both panes
 * are equally large, so that one camera means the same in both.
 */
export class ComparePane {
  private readonly viewer: OpenSeadragon.Viewer;
  private readonly endings: (() => void)[] = [];
  private measures: Measures;
  private laid: Similarity = IDENTITY;
  private bounds: Region;
  private maxScale = MAX_PIXEL_RATIO;
  private readonly pointersDown = new Set<number>();
  private missing: OpenSeadragon.Tile[] = [];

  /** @param unit pixels of the plane that are one to OpenSeadragon: the first photograph's width */
  constructor(
    private readonly picture: ComparedPicture,
    private readonly unit: number,
    private readonly isCalm: boolean,
    private readonly events: PaneEvents,
  ) {
    const { parts, image } = picture;
    this.measures = measure(parts);
    this.bounds = { x: 0, y: 0, width: image.width, height: image.height };
    const devicePixels = image.width * fittingScale(image, this.area) * window.devicePixelRatio;
    this.viewer = withoutStyleElement(
      () =>
        new OpenSeadragon.Viewer({
          ...viewerOptions(isCalm),
          opacity: 1,
          element: parts.canvas,
          viewportMargins: this.measures.margins,
          tileSources: tileSourceOf(image, devicePixels),
        }),
    );
    this.viewer.viewport.applyConstraints = (immediately) => {
      this.settle(immediately ?? false);
      return this.viewer.viewport;
    };
    this.viewer.canvas.removeAttribute('tabindex');
    this.viewer.addOnceHandler('open', () => this.opened());
  }

  private opened(): void {
    const { viewer, events } = this;
    this.tellSize();
    viewer.addHandler('update-viewport', () => {
      this.moveMount();
      events.drawn();
    });
    viewer.addHandler('animation-finish', () => this.rested());
    viewer.addHandler('canvas-cooperative-gesture', (event) => {
      event.preventDefaultAction = true;
    });
    viewer.addHandler('tile-load-failed', ({ tile }) => {
      this.missing.push(tile);
      events.tilesMissing(true);
    });
    viewer.world.getItemAt(0).addHandler('fully-loaded-change', ({ fullyLoaded }) => {
      if (!fullyLoaded) return;
      this.picture.parts.stage.dataset.zoom = 'complete';
      if (this.missing.length === 0) events.tilesMissing(false);
    });
    this.attach();
    this.picture.parts.stage.dataset.zoom = 'open';
    events.opened();
  }

  private attach(): void {
    const { stage } = this.picture.parts;
    const taken = () => this.events.taken();
    const pressed = ({ pointerId }: PointerEvent) => {
      this.pointersDown.add(pointerId);
      taken();
    };
    const released = ({ pointerId }: PointerEvent) => {
      this.pointersDown.delete(pointerId);
      this.shareTouches();
    };
    // In the capturing phase: the pane leads before OpenSeadragon or the wheel moves it.
    const heard = { capture: true };
    const listeners = [
      ['pointerdown', pressed],
      ['pointerup', released],
      ['pointercancel', released],
      ['wheel', taken],
      ['focusin', taken],
    ] as const;
    for (const [kind, listener] of listeners) stage.addEventListener(kind, listener as EventListener, heard);
    this.endings.push(() => {
      for (const [kind, listener] of listeners)
        stage.removeEventListener(kind, listener as EventListener, heard);
    });
    this.endings.push(
      attachWheel(stage, {
        isHome: () => this.isHome,
        isFull: () => stage.closest('[data-full]') !== null,
        zoomAround: (factor, x, y, atOnce) => this.zoomBy(factor, this.pointAt(x, y), atOnce),
      }),
    );
  }

  /** What the picture may take. CSS pixels. */
  get area(): Size {
    return this.measures.area;
  }

  get image(): ImageView {
    return this.picture.image;
  }

  /** Lays the picture on the plane. */
  lay(similarity: Similarity): void {
    this.laid = similarity;
    const { width, height } = this.image;
    const item = this.viewer.world.getItemAt(0);
    const scale = scaleOf(similarity);
    // OpenSeadragon turns a picture around its middle.
    const [x, y] = moved([width / 2, height / 2], similarity);
    const corner = new OpenSeadragon.Point(
      (x - (width * scale) / 2) / this.unit,
      (y - (height * scale) / 2) / this.unit,
    );
    item.setWidth((width * scale) / this.unit, true);
    item.setPosition(corner, true);
    item.setRotation(degreesOf(similarity), true);
  }

  /** What the view may not leave, and how near it may come (CSS pixels that a pixel of the plane takes). */
  confine(bounds: Region, maxScale: number): void {
    this.bounds = bounds;
    this.maxScale = maxScale;
  }

  get isHome(): boolean {
    return looksEqual(this.camera(false), this.home, 0.5);
  }

  get home(): Camera {
    return this.inPlane(homeCamera(this.bounds, this.area));
  }

  get limits(): ScaleLimits {
    const min = fittingScale(this.bounds, this.area);
    return { min, max: Math.max(min, this.maxScale) };
  }

  /** The camera that shows all of a region of the plane. */
  cameraOn(region: Region): Camera {
    const { x, y } = this.bounds;
    const within = { ...region, x: region.x - x, y: region.y - y };
    return this.inPlane(cameraOn(within, this.bounds, this.area, this.limits));
  }

  /** @param current where the view is now; else: where it is going */
  camera(current: boolean): Camera {
    const centre = this.viewer.viewport.getCenter(current);
    const zoom = this.viewer.viewport.getZoom(current);
    return {
      x: centre.x * this.unit,
      y: centre.y * this.unit,
      scale: (zoom * this.area.width) / this.unit,
    };
  }

  /** Where a pixel of the scan is drawn on the stage now. CSS pixels. */
  placeOf(pixel: Point): Point {
    const { area, margins } = this.measures;
    const [px, py] = moved(pixel, this.laid);
    const { x, y, scale } = this.camera(true);
    return [
      margins.left + area.width / 2 + (px - x) * scale,
      margins.top + area.height / 2 + (py - y) * scale,
    ];
  }

  /** The pixel of the scan that stands nearest to a place on the stage. */
  pixelAt([left, top]: Point): Point {
    const { area, margins } = this.measures;
    const { x, y, scale } = this.camera(true);
    const onPlane: Point = [
      x + (left - margins.left - area.width / 2) / scale,
      y + (top - margins.top - area.height / 2) / scale,
    ];
    const [px, py] = moved(onPlane, inverseOf(this.laid));
    const within = (value: number, longest: number) => Math.min(longest, Math.max(0, Math.round(value)));
    return [within(px, this.image.width), within(py, this.image.height)];
  }

  /** The middle of what the view shows. CSS pixels on the stage. */
  get middle(): Point {
    const { area, margins } = this.measures;
    return [margins.left + area.width / 2, margins.top + area.height / 2];
  }

  moveTo(camera: Camera, immediately: boolean): void {
    const width = this.area.width / camera.scale / this.unit;
    const height = this.area.height / camera.scale / this.unit;
    const bounds = new OpenSeadragon.Rect(
      camera.x / this.unit - width / 2,
      camera.y / this.unit - height / 2,
      width,
      height,
    );
    this.viewer.viewport.fitBounds(bounds, immediately);
  }

  zoomBy(factor: number, around?: OpenSeadragon.Point, atOnce = false): void {
    const { scale } = this.camera(false);
    const { min, max } = this.limits;
    const wanted = Math.min(max, Math.max(min, scale * factor));
    this.viewer.viewport.zoomBy(wanted / scale, around, atOnce || this.isCalm);
    this.settle(atOnce);
  }

  /** @param steps positive: nearer */
  step(steps: number): void {
    this.zoomBy(STEP ** steps);
  }

  /** Parts of the area to move by. */
  panBy(across: number, down: number): void {
    const { x, y, scale } = this.camera(false);
    const wanted = {
      x: x + (across * this.area.width) / scale,
      y: y + (down * this.area.height) / scale,
      scale,
    };
    this.moveTo(this.settled(wanted), this.isCalm);
  }

  private settle(immediately: boolean): void {
    const wanted = this.camera(false);
    const allowed = this.settled(wanted);
    if (!looksEqual(wanted, allowed, 0.01)) this.moveTo(allowed, immediately || this.isCalm);
  }

  private settled(camera: Camera): Camera {
    const { x, y } = this.bounds;
    const within = { ...camera, x: camera.x - x, y: camera.y - y };
    return this.inPlane(settle(within, this.bounds, this.area, this.limits));
  }

  /** From the bounds' own corner to the plane's. */
  private inPlane(camera: Camera): Camera {
    return { ...camera, x: camera.x + this.bounds.x, y: camera.y + this.bounds.y };
  }

  /** Measures again. @returns false where nothing has changed */
  remeasure(): boolean {
    const measures = measure(this.picture.parts);
    if (JSON.stringify(measures) === JSON.stringify(this.measures)) return false;
    this.measures = measures;
    this.tellSize();
    return true;
  }

  redraw(): void {
    this.viewer.forceRedraw();
  }

  /** Asks again for what did not come. */
  retry(): void {
    for (const tile of this.missing.splice(0)) tile.exists = true;
    // Nothing is clipped; but this makes the picture look through its tiles again.
    this.viewer.world.getItemAt(0)?.setClip(null);
  }

  /** Leaves the page as the server rendered it. */
  end(): void {
    for (const ending of this.endings) ending();
    this.viewer.destroy();
    this.picture.parts.mount.removeAttribute('style');
    delete this.picture.parts.stage.dataset.zoom;
  }

  private rested(): void {
    this.shareTouches();
    if (this.pointersDown.size === 0) this.events.rested();
  }

  /** As on a photograph's page: with all in view one finger scrolls the page, nearer it moves the picture. */
  shareTouches(): void {
    if (this.pointersDown.size === 0) this.viewer.setCooperativeGestures(this.isHome);
  }

  private tellSize(): void {
    const { size, margins } = this.measures;
    this.viewer.viewport.setMargins(margins);
    this.viewer.viewport.resize(new OpenSeadragon.Point(size.width, size.height), false);
  }

  private pointAt(clientX: number, clientY: number): OpenSeadragon.Point {
    const { left, top } = this.picture.parts.canvas.getBoundingClientRect();
    return this.viewer.viewport.pointFromPixel(new OpenSeadragon.Point(clientX - left, clientY - top), true);
  }

  /** The mount with the preview follows beneath the tiles, in the same frame. */
  private moveMount(): void {
    const { area, paper } = this.measures;
    const { width, height } = this.image;
    const fit = fittingScale(this.image, area);
    const { x, y, scale } = this.camera(true);
    const { a, b, x: left, y: top } = this.laid;
    const across = area.width / 2 + (left - x) * scale - (area.width - width * fit) / 2;
    const down = area.height / 2 + (top - y) * scale - (area.height - height * fit) / 2;
    const larger = scale / fit;
    const matrix = [a * larger, b * larger, -b * larger, a * larger, across, down];
    const { style } = this.picture.parts.mount;
    style.transformOrigin = `${paper}px ${paper}px`;
    style.transform = `matrix(${matrix.map((value) => value.toFixed(5)).join(', ')})`;
  }
}
