import type { Texts } from '../catalogue/views';
import type { MenuEntry } from './documents';

/** What stands around every page. */
export interface SiteFrame {
  titles: Texts;
  organisations: Texts;
  header: readonly MenuEntry[];
  footer: readonly MenuEntry[];
}
