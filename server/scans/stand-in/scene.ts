import type { Language } from '@/lib/catalogue/languages';
import type { Box } from '@/lib/map/geometry';
import type { OldCityPlan, Projection } from '@/lib/map/plan';
import type { Face, TextStyle } from '../typesetting/svg';
import type { Typesetter } from '../typesetting/typeset';
import { INK } from './palette';
import type { ByLanguage, StandInRecord, StandInWords } from './record';

/** What every part of one sheet is drawn from. */
export interface Scene {
  record: StandInRecord;
  words: ByLanguage<StandInWords>;
  plan: OldCityPlan;
  /** The section's ink. */
  ink: string;
  typesetter: Typesetter;
  /** Seeded by the slug: numbers in [0, 1). */
  random: () => number;
}

/** A scene with the plan fitted into its frame. */
export interface PlanScene extends Scene {
  /** Inside of the graticule's border, sheet pixels. */
  frame: Box;
  projection: Projection;
}

/** VISUAL.md: Arabic is set about 12% larger than Latin beside it. */
const ARABIC_SCALE = 1.14;

/** A style whose `size` is the Latin one; Arabic takes its own. */
export function styled(
  language: Language,
  face: Face,
  size: number,
  more: Partial<Omit<TextStyle, 'language' | 'face' | 'size'>> = {},
): TextStyle {
  return { fill: INK, ...more, language, face, size: language === 'ar' ? size * ARABIC_SCALE : size };
}
