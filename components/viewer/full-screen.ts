/**
 * Full screen for one element: the browser's own where there is one, else (iPhone) the element is laid over the
 * page, which cannot be scrolled or reached behind it. `data-full` on the element says which, for the style sheet.
 */
export class FullScreen {
  private restore: (() => void) | null = null;

  constructor(
    private readonly element: HTMLElement,
    private readonly changed: (isFull: boolean) => void,
  ) {
    document.addEventListener('fullscreenchange', this.follow);
  }

  get isFull(): boolean {
    return this.element.dataset.full !== undefined;
  }

  async toggle(): Promise<void> {
    if (this.restore) return this.restore();
    if (document.fullscreenElement === this.element) return document.exitFullscreen();
    try {
      await this.element.requestFullscreen({ navigationUI: 'hide' });
    } catch {
      // Refused, or a browser without it: `requestFullscreen` is then undefined.
      this.cover();
    }
  }

  end(): void {
    document.removeEventListener('fullscreenchange', this.follow);
    this.restore?.();
    if (document.fullscreenElement === this.element) void document.exitFullscreen();
  }

  private readonly follow = () => {
    this.mark(document.fullscreenElement === this.element ? 'screen' : null);
  };

  private cover(): void {
    const others = siblingsAlongTheWay(this.element);
    const { overflow } = document.documentElement.style;
    for (const other of others) other.inert = true;
    document.documentElement.style.overflow = 'hidden';
    document.addEventListener('keydown', this.leaveOnEscape);
    // As a popover it stands above everything, whatever stacks around it; an older browser has the style sheet's best.
    this.element.popover = 'manual';
    this.element.showPopover?.();
    this.restore = () => {
      this.restore = null;
      for (const other of others) other.inert = false;
      document.documentElement.style.overflow = overflow;
      document.removeEventListener('keydown', this.leaveOnEscape);
      this.element.popover = null;
      this.mark(null);
    };
    this.mark('cover');
  }

  private readonly leaveOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.restore?.();
  };

  private mark(how: 'screen' | 'cover' | null): void {
    if (how) this.element.dataset.full = how;
    else delete this.element.dataset.full;
    this.changed(how !== null);
  }
}

/** Everything of the page that is neither the element, nor inside it, nor around it, and is not inert already. */
function siblingsAlongTheWay(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
    for (const sibling of at.parentElement?.children ?? []) {
      if (sibling !== at && sibling instanceof HTMLElement && !sibling.inert) found.push(sibling);
    }
  }
  return found;
}
