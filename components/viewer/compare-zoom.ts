import type { CompareState, Side } from '@/lib/comparisons/compare-state';
import { type Camera, fittingScale, visibleRegion } from '@/lib/viewport/camera';
import { regionOfDetail } from '@/lib/viewport/detail';
import type { Region } from '@/lib/viewport/region';
import {
  boundsOfBoth,
  boundsOfMoved,
  IDENTITY,
  inverseOf,
  moved,
  type Similarity,
  scaleOf,
  similarityOfFits,
} from '@/lib/viewport/similarity';
import type { Command } from './commands';
import { type ComparedPicture, ComparePane } from './compare-pane';
import { MAX_PIXEL_RATIO, PAN_PART, type RestingView, type ZoomState } from './zoom';

export interface CompareEvents {
  opened?(zoom: CompareZoom): void;
  changed(state: ZoomState): void;
  rested(view: RestingView): void;
  tilesMissing(missing: boolean): void;
}

type Seen = Pick<CompareState, 'first' | 'second' | 'isApart'>;

/**
 * Two zooms of which one leads and the other follows, or each goes its own way. Where a curator has aligned the two, both show the
 * same place; else they lie middle on middle, each as large as it fits, until a visitor puts them otherwise.
 */
export class CompareZoom {
  private readonly panes: Record<Side, ComparePane>;
  private readonly observer: ResizeObserver;
  private leader: Side = 'first';
  private isApart: boolean;
  /** How the second lies on the first. */
  private laid: Similarity = IDENTITY;
  /** As the visitor has put them; only where no curator has. */
  private own: Similarity | null = null;
  private readonly followers = new Set<(side: Side) => void>();
  private opening = 2;
  private state: ZoomState | null = null;
  private readonly unanswered: Record<Side, boolean> = { first: false, second: false };

  constructor(
    pictures: Record<Side, ComparedPicture>,
    private readonly aligned: Similarity | null,
    private begun: Seen,
    private readonly isCalm: boolean,
    private readonly events: CompareEvents,
  ) {
    this.isApart = begun.isApart;
    const pane = (side: Side) =>
      new ComparePane(pictures[side], pictures.first.image.width, isCalm, {
        opened: () => this.opened(),
        taken: () => {
          this.leader = side;
        },
        drawn: () => this.drawn(side),
        rested: () => this.rested(side),
        tilesMissing: (missing) => this.tilesMissing(side, missing),
      });
    this.panes = { first: pane('first'), second: pane('second') };
    this.observer = new ResizeObserver(() => this.resize());
    for (const { parts } of Object.values(pictures)) this.observer.observe(parts.stage);
  }

  private opened(): void {
    this.opening -= 1;
    if (this.opening > 0) return;
    this.show(this.begun);
    this.events.opened?.(this);
  }

  /** Shows what an address names of the scans that are here. */
  show(begun: Seen): void {
    this.begun = begun;
    if (this.opening > 0) return;
    const { first, second } = this.panes;
    this.isApart = begun.isApart;
    this.own = null;
    this.arrange();
    const one = regionOfDetail(begun.first, first.image);
    const other = regionOfDetail(begun.second, second.image);
    if (!this.isApart && !this.aligned && one && other) this.layOver(one, other);
    const onSecond = other && boundsOfMoved(other, shifted(this.laid, other));
    this.place('first', one ?? (this.isApart ? null : onSecond));
    if (this.isApart) this.place('second', onSecond);
    else second.moveTo(first.camera(false), true);
  }

  private place(side: Side, region: Region | null): void {
    const pane = this.panes[side];
    pane.moveTo(region ? pane.cameraOn(region) : pane.home, true);
    pane.shareTouches();
  }

  /** Lays two regions over each other that a link names, as far as their shapes allow. */
  private layOver(one: Region, other: Region): void {
    const scale = fittingScale(other, this.panes.first.area) / fittingScale(one, this.panes.first.area);
    this.own = {
      a: scale,
      b: 0,
      x: one.x + one.width / 2 - scale * (other.x + other.width / 2),
      y: one.y + one.height / 2 - scale * (other.y + other.height / 2),
    };
    this.arrange();
  }

  /** Lays both on the plane and says how far each may be moved. */
  private arrange(): void {
    const { first, second } = this.panes;
    this.laid = this.aligned ?? this.own ?? similarityOfFits(second.image, first.image, first.area);
    first.lay(IDENTITY);
    second.lay(this.laid);
    const { width, height } = first.image;
    const one = { x: 0, y: 0, width, height };
    const other = boundsOfMoved(second.image, this.laid);
    // The finer of the two decides how near one may come.
    const finest = MAX_PIXEL_RATIO / scaleOf(this.laid);
    const both = boundsOfBoth(one, other);
    first.confine(
      this.isApart ? one : both,
      this.isApart ? MAX_PIXEL_RATIO : Math.max(MAX_PIXEL_RATIO, finest),
    );
    second.confine(this.isApart ? other : both, this.isApart ? finest : Math.max(MAX_PIXEL_RATIO, finest));
  }

  private drawn(side: Side): void {
    if (this.opening > 0) return;
    for (const follower of this.followers) follower(side);
    if (!this.isApart && side === this.leader) {
      this.panes[otherOf(side)].moveTo(this.panes[side].camera(true), true);
    }
    this.tell();
  }

  private tell(): void {
    const pane = this.panes[this.leader];
    const { scale } = pane.camera(false);
    const { min, max } = pane.limits;
    const state = { isHome: pane.isHome, canZoomIn: scale < max * 0.999, canZoomOut: scale > min * 1.001 };
    const before = this.state;
    this.state = state;
    if (!before || (Object.keys(state) as (keyof ZoomState)[]).some((key) => before[key] !== state[key]))
      this.events.changed(state);
  }

  private rested(side: Side): void {
    if (this.opening > 0 || side !== this.leader) return;
    const pane = this.panes[side];
    for (const each of Object.values(this.panes)) each.shareTouches();
    const camera = pane.camera(false);
    const region = pane.isHome ? null : this.regionOf(side, camera);
    this.events.rested({ region, magnification: camera.scale / pane.limits.min });
  }

  /** @param command anything but what is the figure's own */
  obey(command: Command): void {
    if (this.opening > 0) return;
    const pane = this.panes[this.leader];
    if (command === 'zoomIn') pane.step(1);
    else if (command === 'zoomOut') pane.step(-1);
    else if (command === 'fit') pane.moveTo(pane.home, this.isCalm);
    else if (command === 'left') pane.panBy(-PAN_PART, 0);
    else if (command === 'right') pane.panBy(PAN_PART, 0);
    else if (command === 'up') pane.panBy(0, -PAN_PART);
    else if (command === 'down') pane.panBy(0, PAN_PART);
  }

  /**
   * Lets each go its own way, or brings them together again: as a curator has aligned them, else as they now stand, so that a
   * visitor can lay one on the other by hand.
   */
  setApart(isApart: boolean): void {
    if (this.opening > 0) this.begun = { ...this.begun, isApart };
    if (this.opening > 0 || isApart === this.isApart) return;
    const { first, second } = this.panes;
    if (!isApart && !this.aligned) {
      const areHome = first.isHome && second.isHome;
      this.own = areHome ? null : asSeen(this.laid, first.camera(false), second.camera(false));
    }
    this.isApart = isApart;
    this.arrange();
    // What was said of a lone picture holds for both from now on.
    if (!isApart) second.moveTo(first.camera(false), true);
    this.leader = 'first';
    first.redraw();
    this.tell();
    this.rested('first');
  }

  /** Calls back after each drawn frame of a pane. @returns a function that ends it */
  follow(follower: (side: Side) => void): () => void {
    this.followers.add(follower);
    return () => this.followers.delete(follower);
  }

  paneOf(side: Side): Pick<ComparePane, 'placeOf' | 'pixelAt' | 'middle'> {
    return this.panes[side];
  }

  /** What is seen, as an address names it. */
  get seen(): Seen {
    if (this.opening > 0) return this.begun;
    const { first, second } = this.panes;
    const one = this.detailOf('first');
    const other = this.detailOf('second');
    const { isApart } = this;
    if (isApart) return { first: first.isHome ? null : one, second: second.isHome ? null : other, isApart };
    if (this.own && !this.aligned) return { first: one, second: other, isApart };
    if (first.isHome) return { first: null, second: null, isApart };
    const isOnFirst = this.shareOf('first') >= Math.min(0.6, this.shareOf('second'));
    return isOnFirst && one ? { first: one, second: null, isApart } : { first: null, second: other, isApart };
  }

  private detailOf(side: Side) {
    const { image } = this.panes[side];
    const region = this.regionOf(side, this.panes[side].camera(false));
    return region && { scanId: image.scanId, region };
  }

  /** What of a picture is seen, in its own whole pixels; of one that is turned, the upright rectangle around it. */
  private regionOf(side: Side, camera: Camera): Region | null {
    const { image, area } = this.panes[side];
    if (side === 'first') return visibleRegion(camera, image, area);
    const back = inverseOf(this.laid);
    const [x, y] = moved([camera.x, camera.y], back);
    return visibleRegion({ x, y, scale: camera.scale / scaleOf(back) }, image, area);
  }

  /** How much of the view a picture fills. */
  private shareOf(side: Side): number {
    const { area } = this.panes[side];
    const camera = this.panes[side].camera(false);
    const region = this.regionOf(side, camera);
    const scale = side === 'first' ? camera.scale : camera.scale * scaleOf(this.laid);
    return region ? (region.width * region.height * scale * scale) / (area.width * area.height) : 0;
  }

  retry(): void {
    for (const pane of Object.values(this.panes)) pane.retry();
  }

  end(): void {
    this.observer.disconnect();
    for (const pane of Object.values(this.panes)) pane.end();
  }

  private tilesMissing(side: Side, missing: boolean): void {
    this.unanswered[side] = missing;
    this.events.tilesMissing(this.unanswered.first || this.unanswered.second);
  }

  /** Keeps what is looked at in the middle when the window, or the way of comparing, changes. */
  private resize(): void {
    if (this.opening > 0) return;
    const before = (['first', 'second'] as const).map((side) => {
      const pane = this.panes[side];
      return { pane, isHome: pane.isHome, camera: pane.camera(false), min: pane.limits.min };
    });
    const areChanged = before.map(({ pane }) => pane.remeasure());
    if (!areChanged.includes(true)) return;
    this.arrange();
    for (const { pane, isHome, camera, min } of before) {
      const scale = (camera.scale / min) * pane.limits.min;
      pane.moveTo(isHome ? pane.home : { ...camera, scale }, true);
      pane.redraw();
    }
  }
}

function otherOf(side: Side): Side {
  return side === 'first' ? 'second' : 'first';
}

/** A similarity of a plane as one of a part of it, from that part's own corner. */
function shifted(similarity: Similarity, { x, y }: Region): Similarity {
  const [left, top] = moved([x, y], similarity);
  return { ...similarity, x: left, y: top };
}

/** How the second lies on the first where two cameras of one plane are taken for one. */
function asSeen(laid: Similarity, first: Camera, second: Camera): Similarity {
  const scale = second.scale / first.scale;
  return {
    a: laid.a * scale,
    b: laid.b * scale,
    x: first.x + scale * (laid.x - second.x),
    y: first.y + scale * (laid.y - second.y),
  };
}
