import OpenSeadragon from 'openseadragon';
import type { ImageView } from '@/lib/catalogue/views';
import {
  type Camera,
  cameraOn,
  homeCamera,
  looksEqual,
  type ScaleLimits,
  scaleLimits,
  settle,
  transformFromHome,
  visibleRegion,
} from '@/lib/viewport/camera';
import { flightBetween } from '@/lib/viewport/flight';
import { isWholeImage, type Region, type Size } from '@/lib/viewport/region';
import type { Command } from './commands';
import { type Covering, coveringOf } from './covered';
import { Journey } from './journey';
import { fetchAhead, tileSourceOf, tilesSeen } from './tile-source';
import { attachWheel } from './wheel';

/** The elements of one viewer, as `PhotographViewer` lays them out. */
export interface ViewerParts {
  /** Takes the gestures; as large as the darkroom. */
  stage: HTMLElement;
  /** The part of the stage in which the whole mount fits. */
  frame: HTMLElement;
  /** The paper around the preview; moves with the view, below the tiles. */
  mount: HTMLElement;
  /** Where OpenSeadragon draws; covers the stage. */
  canvas: HTMLElement;
}

/** A picture as it lies on the page before the zoom. */
export interface PaintedPicture {
  parts: ViewerParts;
  image: ImageView;
  /** Width in pixels of the finest preview that is painted: where that is enough, the whole picture needs no tiles. */
  sharpPixels: number;
}

/** What the buttons must know. */
export interface ZoomState {
  isHome: boolean;
  canZoomIn: boolean;
  canZoomOut: boolean;
}

/** A view at rest: the region shown (null: all of it) and how many times larger than at home. */
export interface RestingView {
  region: Region | null;
  magnification: number;
}

export interface ZoomEvents {
  /** The zoom stands in the picture's place and takes commands. */
  opened(): void;
  changed(state: ZoomState): void;
  rested(view: RestingView): void;
  /** Every tile that the view needs is there, or known to be missing. */
  complete(): void;
  tilesMissing(missing: boolean): void;
}

/** Where the image stands: a pixel (px, py) of the scan is drawn at x + px * scale, y + py * scale of the stage, in CSS pixels. */
export interface Placement {
  x: number;
  y: number;
  scale: number;
}

/** CSS pixels that one pixel of the scan may take: past its own pixels, until the grain can be looked at. */
export const MAX_PIXEL_RATIO = 4;
export const STEP = 1.6;
/** Part of the area that an arrow key moves by. */
export const PAN_PART = 0.15;
const TILE_TIMEOUT_MS = 60_000;
const ANIMATION_SECONDS = 0.6;
/** From this part of a flight on, what stands in the way is what will be seen; tiles before it would come too late. */
const NEARLY_THERE = 0.6;

/**
 * The zoom of one picture: OpenSeadragon over the preview, at exactly its place. The preview stays beneath and moves
 * along, so that there is something to see wherever a tile has not come yet.
 */
export class Zoom {
  private readonly viewer: OpenSeadragon.Viewer;
  private readonly endings: (() => void)[] = [];
  private readonly followers = new Set<(placement: Placement) => void>();
  private measures: Measures;
  private limits: ScaleLimits;
  private state: ZoomState | null = null;
  /** What the visitor last chose to look at; null: all of it. Kept through changes of the window's size. */
  private chosen: Region | null;
  /** Where the program, not the visitor, has put the view: a rest there is no news. */
  private placed: Camera | null = null;
  private isMoving = false;
  private readonly pointersDown = new Set<number>();
  private hasTiles = false;
  private missing: OpenSeadragon.Tile[] = [];
  private flight: Journey | null = null;
  /** What the tiles hide of the mount on a flight: it is not composited then, which halves the rate of frames on a slow machine. */
  private covering: Covering = null;
  private forgetAhead: () => void = () => undefined;

  /**
   * @param region what to open on; null: the whole picture
   * @param isCalm whether the visitor asked for no movement; then every change is a cut
   */
  constructor(
    private readonly picture: PaintedPicture,
    region: Region | null,
    private readonly isCalm: boolean,
    private readonly events: ZoomEvents,
  ) {
    const { parts, image } = picture;
    this.measures = measure(parts);
    this.chosen = region;
    this.limits = this.usualLimits();
    this.viewer = withoutStyleElement(
      () =>
        new OpenSeadragon.Viewer({
          ...viewerOptions(isCalm),
          element: parts.canvas,
          viewportMargins: this.measures.margins,
          tileSources: tileSourceOf(image, this.homePixels),
        }),
    );
    this.viewer.viewport.applyConstraints = (immediately) => {
      this.settle(immediately ?? false);
      return this.viewer.viewport;
    };
    this.viewer.canvas.removeAttribute('tabindex');
    drawTilesInPlace(this.viewer, () => this.flight === null || this.covering === null);
    this.viewer.addOnceHandler('open', () => this.opened());
  }

  private opened(): void {
    this.tellSize();
    this.place(true);
    this.viewer.addHandler('update-viewport', this.drawn);
    this.viewer.addHandler('animation-start', () => {
      this.isMoving = true;
    });
    this.viewer.addHandler('animation-finish', () => {
      this.isMoving = false;
      this.rested();
    });
    this.bringTiles();
    this.viewer.world.getItemAt(0).addHandler('fully-loaded-change', ({ fullyLoaded }) => {
      if (fullyLoaded && !this.flight) this.loaded();
    });
    this.viewer.addHandler('tile-load-failed', ({ tile }) => {
      this.missing.push(tile);
      this.events.tilesMissing(true);
    });
    this.viewer.addHandler('canvas-cooperative-gesture', (event) => {
      event.preventDefaultAction = true;
    });
    this.attach();
    this.shareTouches();
    this.drawn();
    this.events.opened();
    if (!this.hasTiles) this.events.complete();
  }

  private attach(): void {
    const { stage } = this.picture.parts;
    const resized = new ResizeObserver(() => this.resize());
    resized.observe(stage);
    const touched = (event: PointerEvent) => this.touched(event);
    const kinds = ['pointerdown', 'pointerup', 'pointercancel'] as const;
    for (const kind of kinds) stage.addEventListener(kind, touched);
    window.addEventListener('online', this.retry);
    this.endings.push(
      () => resized.disconnect(),
      () => {
        for (const kind of kinds) stage.removeEventListener(kind, touched);
      },
      () => window.removeEventListener('online', this.retry),
      attachWheel(stage, {
        isHome: () => this.isWhole,
        isFull: () => stage.closest('[data-full]') !== null,
        zoomAround: (factor, x, y, atOnce) => this.zoomBy(factor, this.pointAt(x, y), atOnce),
      }),
    );
  }

  /** @param command anything but `fullScreen`, which is not the zoom's */
  obey(command: Command): void {
    if (command === 'zoomIn') this.zoomBy(STEP);
    else if (command === 'zoomOut') this.zoomBy(1 / STEP);
    else if (command === 'fit') this.fit();
    else if (command === 'left') this.panBy(-PAN_PART, 0);
    else if (command === 'right') this.panBy(PAN_PART, 0);
    else if (command === 'up') this.panBy(0, -PAN_PART);
    else if (command === 'down') this.panBy(0, PAN_PART);
  }

  /** Shows all of the region, because the address says so; null: the whole picture. */
  show(region: Region | null, atOnce = this.isCalm): void {
    this.chosen = region;
    this.limits = this.usualLimits();
    this.place(atOnce);
  }

  /**
   * Leads the view to all of the region (null: the whole picture) along one curve, or in a cut. No tiles are fetched for what is
   * only passed by.
   * @returns whether it came there; not where the visitor took over, or another movement was asked for
   */
  async fly(region: Region | null): Promise<boolean> {
    this.flight?.end(false);
    this.chosen = region;
    this.limits = this.usualLimits();
    const from = this.camera(true);
    const to = this.cameraOf(region);
    this.placed = to;
    if (this.isCalm || looksEqual(from, to, 0.5)) {
      this.moveTo(to, true);
      this.landed();
      return true;
    }
    const { area, limits } = this;
    const path = flightBetween(from, to, area, limits.min);
    const item = this.viewer.world.getItemAt(0);
    this.hasTiles = true;
    item.setOpacity(1);
    this.flight = new Journey(path.seconds, (part) => {
      fetchTilesWhile(item, part > NEARLY_THERE);
      this.moveTo(settle(path.at(part), this.picture.image, area, limits), true);
    });
    const { flight } = this;
    const isThere = await flight.over;
    if (this.flight === flight) {
      this.flight = null;
      fetchTilesWhile(item, true);
      // Where it ended on the way nothing else need be drawn, but the mount must be seen again.
      if (this.covering) lookAgain(item);
      this.landed();
    }
    return isThere;
  }

  /** Where nothing more has to come, nobody else says that the view has all that it needs. */
  private landed(): void {
    const look = () => {
      const item = this.viewer.world?.getItemAt(0);
      // Where the preview is enough, no tile will ever come.
      if (!this.flight && item && (!this.hasTiles || item.getFullyLoaded())) this.loaded();
    };
    // The second frame is the first that knows what the view needs.
    requestAnimationFrame(() => requestAnimationFrame(look));
  }

  /** Fetches what all of the region will need, so that it is there when the view comes to it. What was announced before is forgotten. */
  announce(region: Region | null): void {
    const { image } = this.picture;
    const { x, y, scale } = this.cameraOf(region);
    const { size, margins, area } = this.measures;
    const seen = {
      x: x - (area.width / 2 + margins.left) / scale,
      y: y - (area.height / 2 + margins.top) / scale,
      width: size.width / scale,
      height: size.height / scale,
    };
    this.forgetAhead();
    this.forgetAhead = fetchAhead(tilesSeen(image, seen, scale, this.homePixels));
  }

  /** Whether the whole picture is in view, where a finger has nothing to move. */
  get isWhole(): boolean {
    return this.isHome() || this.camera(false).scale < this.usualLimits().min;
  }

  /** What is seen, or will be when the movement has ended; null: all of it. What a link asked for is given back as it was. */
  get region(): Region | null {
    if (this.flight) return this.chosen;
    const camera = this.camera(false);
    return this.placed && looksEqual(camera, this.placed, 0.5) ? this.chosen : this.regionOf(camera);
  }

  /**
   * Enlarges or reduces around the middle of the view, beyond the usual limits where it must: a small print in its own size is
   * smaller than at home. The usual limits are back as soon as the view is.
   * @param scale CSS pixels that one pixel of the scan is to take
   */
  magnify(scale: number): void {
    this.flight?.end(false);
    const { min, max } = this.usualLimits();
    this.limits = { min: Math.min(min, scale), max: Math.max(max, scale) };
    const moved = { ...this.camera(false), scale };
    this.moveTo(settle(moved, this.picture.image, this.area, this.limits), this.isCalm);
  }

  /** Asks again for what did not come. */
  readonly retry = () => {
    for (const tile of this.missing.splice(0)) tile.exists = true;
    const item = this.viewer.world.getItemAt(0);
    if (item) lookAgain(item);
  };

  /** Calls back at once and after each drawn frame. @returns a function that ends it */
  follow(follower: (placement: Placement) => void): () => void {
    this.followers.add(follower);
    follower(this.placement());
    return () => this.followers.delete(follower);
  }

  private placement(): Placement {
    const { x, y, scale } = this.camera(true);
    const { area, margins } = this.measures;
    return {
      x: margins.left + area.width / 2 - x * scale,
      y: margins.top + area.height / 2 - y * scale,
      scale,
    };
  }

  /** While something is drawn, a double tap is not the zoom's. @returns a function that gives it back */
  holdDoubleTaps(): () => void {
    const hold = (event: OpenSeadragon.CanvasDoubleClickEvent) => {
      event.preventDefaultAction = true;
    };
    this.viewer.addHandler('canvas-double-click', hold);
    return () => this.viewer.removeHandler('canvas-double-click', hold);
  }

  beforeEnd(ending: () => void): void {
    this.endings.push(ending);
  }

  /** Leaves the page as the server rendered it. */
  end(): void {
    this.flight?.end(false);
    this.forgetAhead();
    for (const ending of this.endings) ending();
    this.viewer.destroy();
    const { mount } = this.picture.parts;
    mount.removeAttribute('style');
    delete mount.dataset.covered;
  }

  private fit(): void {
    this.flight?.end(false);
    this.limits = this.usualLimits();
    this.moveTo(this.cameraOf(null), this.isCalm);
  }

  private zoomBy(factor: number, around?: OpenSeadragon.Point, atOnce = this.isCalm): void {
    this.flight?.end(false);
    const { scale } = this.camera(false);
    const wanted = Math.min(this.limits.max, Math.max(this.limits.min, scale * factor));
    this.viewer.viewport.zoomBy(wanted / scale, around, atOnce || this.isCalm);
    this.settle(atOnce || this.isCalm);
  }

  private panBy(across: number, down: number): void {
    this.flight?.end(false);
    const { x, y, scale } = this.camera(false);
    const moved = {
      x: x + (across * this.area.width) / scale,
      y: y + (down * this.area.height) / scale,
      scale,
    };
    this.moveTo(settle(moved, this.picture.image, this.area, this.limits), this.isCalm);
  }

  /** Width of the whole picture on the screen, in its physical pixels. */
  private get homePixels(): number {
    return this.picture.image.width * this.usualLimits().min * window.devicePixelRatio;
  }

  /** Where the picture may stand at home, and what must be filled with it when it is nearer. */
  private get area(): Size {
    return this.measures.area;
  }

  private cameraOf(region: Region | null): Camera {
    const { area, limits } = this;
    const { image } = this.picture;
    return region ? cameraOn(region, image, area, limits) : homeCamera(image, area);
  }

  private isHome(): boolean {
    return looksEqual(this.camera(false), homeCamera(this.picture.image, this.area), 0.5);
  }

  private usualLimits(): ScaleLimits {
    return scaleLimits(this.picture.image, this.area, MAX_PIXEL_RATIO);
  }

  private regionOf(camera: Camera): Region | null {
    const { image } = this.picture;
    const region = this.isHome() ? null : visibleRegion(camera, image, this.area);
    return region && isWholeImage(region, image) ? null : region;
  }

  /** @param current where the view is now; else: where it is going */
  private camera(current: boolean): Camera {
    const centre = this.viewer.viewport.getCenter(current);
    const zoom = this.viewer.viewport.getZoom(current);
    const { width } = this.picture.image;
    return { x: centre.x * width, y: centre.y * width, scale: (zoom * this.area.width) / width };
  }

  private place(immediately: boolean): void {
    this.flight?.end(true);
    this.placed = this.cameraOf(this.chosen);
    this.moveTo(this.placed, immediately);
  }

  private moveTo(camera: Camera, immediately: boolean): void {
    const pixels = this.picture.image.width;
    const width = this.area.width / camera.scale / pixels;
    const height = this.area.height / camera.scale / pixels;
    const bounds = new OpenSeadragon.Rect(
      camera.x / pixels - width / 2,
      camera.y / pixels - height / 2,
      width,
      height,
    );
    this.viewer.viewport.fitBounds(bounds, immediately);
  }

  private settle(immediately: boolean): void {
    const wanted = this.camera(false);
    const allowed = settle(wanted, this.picture.image, this.area, this.limits);
    if (!looksEqual(wanted, allowed, 0.01)) this.moveTo(allowed, immediately || this.isCalm);
  }

  private pointAt(clientX: number, clientY: number): OpenSeadragon.Point {
    const { left, top } = this.picture.parts.canvas.getBoundingClientRect();
    return this.viewer.viewport.pointFromPixel(new OpenSeadragon.Point(clientX - left, clientY - top), true);
  }

  /** After each drawn frame: the mount follows in the same frame, the buttons learn where the view is going. */
  private readonly drawn = () => {
    this.bringTiles();
    this.moveMount();
    if (this.followers.size > 0) {
      const placement = this.placement();
      for (const follower of this.followers) follower(placement);
    }
    const { scale } = this.camera(false);
    const state = {
      isHome: this.isHome(),
      canZoomIn: scale < this.limits.max * 0.999,
      canZoomOut: scale > this.limits.min * 1.001,
    };
    const before = this.state;
    this.state = state;
    if (!before || (Object.keys(state) as (keyof ZoomState)[]).some((key) => before[key] !== state[key])) {
      this.events.changed(state);
    }
  };

  private moveMount(): void {
    const { mount } = this.picture.parts;
    const { world, viewport } = this.viewer;
    const item = this.flight && world.getItemAt(0);
    const covering = item ? coveringOf(item, viewport) : null;
    if (covering !== this.covering) mount.dataset.covered = covering ?? '';
    this.covering = covering;
    if (covering === 'mount') return;
    moveMount(
      mount,
      this.measures.paper,
      transformFromHome(this.camera(true), this.picture.image, this.area),
    );
  }

  /** The painted preview is enough for the whole picture; the first look nearer, or a larger screen, needs tiles. */
  private bringTiles(): void {
    const isEnough = this.picture.sharpPixels > 0.9 * this.homePixels;
    if (this.hasTiles || (isEnough && this.isWhole)) return;
    this.hasTiles = true;
    this.viewer.world.getItemAt(0)?.setOpacity(1);
  }

  private touched({ type, pointerId }: PointerEvent): void {
    if (type === 'pointerdown') {
      this.flight?.end(false);
      this.pointersDown.add(pointerId);
    } else this.pointersDown.delete(pointerId);
    if (!this.isMoving) this.rested();
  }

  /** The view stands still, and nobody holds it. */
  private rested(): void {
    if (this.pointersDown.size > 0 || this.flight) return;
    this.shareTouches();
    const camera = this.camera(false);
    if (this.placed && looksEqual(camera, this.placed, 0.5)) return;
    this.placed = null;
    this.chosen = this.regionOf(camera);
    const usual = this.usualLimits();
    if (camera.scale >= usual.min * 0.999 && camera.scale <= usual.max * 1.001) this.limits = usual;
    this.events.rested({ region: this.chosen, magnification: camera.scale / usual.min });
  }

  /**
   * With the whole picture in view one finger scrolls the page and two zoom; nearer, one finger moves the picture.
   * Never changed under a finger: the browser decides on a gesture when it begins.
   */
  private shareTouches(): void {
    this.viewer.setCooperativeGestures(this.isWhole);
  }

  private loaded(): void {
    if (this.missing.length === 0) this.events.tilesMissing(false);
    this.events.complete();
  }

  private resize(): void {
    const measures = measure(this.picture.parts);
    // An observer also calls when it begins to observe.
    if (JSON.stringify(measures) === JSON.stringify(this.measures)) return;
    this.measures = measures;
    this.limits = this.usualLimits();
    this.tellSize();
    this.place(true);
    this.viewer.forceRedraw();
  }

  /** OpenSeadragon by itself measures whole pixels, which would put the tiles beside the preview. */
  private tellSize(): void {
    const { size, margins } = this.measures;
    this.viewer.viewport.setMargins(margins);
    this.viewer.viewport.resize(new OpenSeadragon.Point(size.width, size.height), false);
  }
}

export function viewerOptions(isCalm: boolean): OpenSeadragon.Options {
  const gestures = {
    clickToZoom: false,
    dblClickToZoom: true,
    dblClickDragToZoom: false,
    pinchToZoom: true,
    flickEnabled: !isCalm,
  };
  return {
    drawer: 'canvas',
    prefixUrl: '',
    showNavigationControl: false,
    keyboardNavEnabled: false,
    tabIndex: -1,
    autoResize: false,
    // Until tiles are needed; what cannot be seen is not fetched.
    opacity: 0,
    immediateRender: true,
    // A second canvas for zooms past the scan's pixels; it made no difference to see.
    smoothTileEdgesMinZoom: Number.POSITIVE_INFINITY,
    imageLoaderLimit: 0,
    maxTilesPerFrame: 16,
    timeout: TILE_TIMEOUT_MS,
    maxZoomPixelRatio: MAX_PIXEL_RATIO,
    minZoomImageRatio: 1,
    animationTime: isCalm ? 0 : ANIMATION_SECONDS,
    constrainDuringPan: false,
    gestureSettingsMouse: gestures,
    gestureSettingsTouch: gestures,
    gestureSettingsPen: gestures,
    gestureSettingsUnknown: gestures,
  };
}

/**
 * OpenSeadragon 6.1 adds a `<style>` to the head unless it finds its own there; the page's policy (CSP) would refuse
 * and report it. For as long as `create` runs it finds an element of that name which is no style sheet.
 */
export function withoutStyleElement<T>(create: () => T): T {
  const decoy = document.createElementNS(null, 'style');
  decoy.setAttribute('data-openseadragon-mobile-css', '');
  document.head.append(decoy);
  try {
    return create();
  } finally {
    decoy.remove();
  }
}

/**
 * The canvas drawer stretches each tile by a pixel to hide seams, which moves the picture by half a pixel on average:
 * the takeover would be seen. Here the preview lies under the seams, so every tile is drawn where it belongs.
 * @param isUnderlaid whether the preview does lie there now
 */
function drawTilesInPlace(viewer: OpenSeadragon.Viewer, isUnderlaid: () => boolean): void {
  Object.assign(viewer.drawer, { minimumOverlapRequired: () => !isUnderlaid() });
}

/** Makes the picture look through its tiles, and draw them, again. Nothing is clipped, but this is how it is told. */
function lookAgain(item: OpenSeadragon.TiledImage): void {
  item.setClip(null);
}

/** For a picture that is passed by, OpenSeadragon is told that there is nothing to load (`getLoadArea`); what is there is drawn. */
function fetchTilesWhile(item: OpenSeadragon.TiledImage, isWanted: boolean): void {
  if (isWanted) Reflect.deleteProperty(item, 'getLoadArea');
  else Object.assign(item, { getLoadArea: () => null });
}

export interface Measures {
  /** The canvas. CSS pixels, like all here. */
  size: Size;
  /** What the picture may take at home: the frame without the mount's paper. */
  area: Size;
  margins: { left: number; top: number; right: number; bottom: number };
  /** Breadth of the mount's paper at home. */
  paper: number;
}

export function measure({ canvas, frame, mount }: ViewerParts): Measures {
  const outer = canvas.getBoundingClientRect();
  const inner = frame.getBoundingClientRect();
  const paper = Number.parseFloat(getComputedStyle(mount).paddingTop) || 0;
  return {
    paper,
    size: { width: outer.width, height: outer.height },
    area: { width: inner.width - 2 * paper, height: inner.height - 2 * paper },
    margins: {
      left: inner.left - outer.left + paper,
      top: inner.top - outer.top + paper,
      right: outer.right - inner.right + paper,
      bottom: outer.bottom - inner.bottom + paper,
    },
  };
}

function moveMount(mount: HTMLElement, paper: number, to: { x: number; y: number; scale: number }): void {
  const isAway = Math.abs(to.scale - 1) > 1e-4 || Math.abs(to.x) > 0.01 || Math.abs(to.y) > 0.01;
  mount.style.transformOrigin = isAway ? `${paper}px ${paper}px` : '';
  mount.style.transform = isAway ? `translate(${to.x}px, ${to.y}px) scale(${to.scale})` : '';
  mount.style.willChange = isAway ? 'transform' : '';
}
