import type { CDPSession, Page } from '@playwright/test';

interface Point {
  x: number;
  y: number;
}

/** Chromium takes a movement of fewer steps for a jump, and a jump for no scrolling. */
const STEPS = 12;

/** Real touches, which the browser may take for scrolling or zooming the page; Playwright itself only taps. */
export class Fingers {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  /** One finger from a point of the window along a way. */
  async swipe(from: Point, way: Point): Promise<void> {
    await this.move((part) => [{ x: from.x + way.x * part, y: from.y + way.y * part }]);
  }

  /** Two fingers beside a point, their distance growing or shrinking. CSS pixels. */
  async pinch(around: Point, distance: number, newDistance: number): Promise<void> {
    await this.move((part) => {
      const half = (distance + (newDistance - distance) * part) / 2;
      return [
        { x: around.x - half, y: around.y },
        { x: around.x + half, y: around.y },
      ];
    });
  }

  private async move(at: (part: number) => Point[]): Promise<void> {
    await this.touch('touchStart', at(0));
    for (let step = 1; step <= STEPS; step++) await this.touch('touchMove', at(step / STEPS));
    await this.touch('touchEnd', []);
  }

  private async touch(type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<void> {
    const touchPoints = points.map((point, id) => ({ ...point, id }));
    await this.session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}
