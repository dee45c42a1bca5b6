import { LANGUAGES } from '@/lib/catalogue/languages';
import type { Box } from '@/lib/map/geometry';
import { line, type TextStyle } from '../typesetting/svg';
import { cleanValue } from '../typesetting/typeset';
import { BRIGHT_PAPER } from './palette';
import type { ByLanguage } from './record';
import { type PlanScene, styled } from './scene';

interface NameLine {
  text: string;
  style: TextStyle;
  width: number;
}

/** A name in every language, one under the other, on a common middle axis. */
export interface NameBlock {
  lines: NameLine[];
  width: number;
  height: number;
}

const LINE_HEIGHT = 1.16;

/**
 * Sets `names` at a Latin size of `size` pixels; a name in two parts ("a / b") takes a line for each.
 * @param options `namesOurs`: languages to mark as our own rendering; `room`: greatest width in pixels.
 */
export async function nameBlock(
  scene: PlanScene,
  names: ByLanguage,
  size: number,
  options: { namesOurs?: readonly string[]; room?: number } = {},
): Promise<NameBlock> {
  const lines: NameLine[] = [];
  for (const language of LANGUAGES) {
    const style = styled(language, language === 'ar' ? 'book' : 'italic', size, { halo: BRIGHT_PAPER });
    const mark = options.namesOurs?.includes(language) ? '°' : '';
    const parts = (cleanValue(names[language]) + mark).split(/(?<= \/) /);
    for (const part of parts) {
      for (const text of await scene.typesetter.wrap(part, style, options.room ?? 560)) {
        lines.push({ text, style, width: await scene.typesetter.width(text, style) });
      }
    }
  }
  return {
    lines,
    width: Math.max(...lines.map((each) => each.width)),
    height: lines.reduce((sum, each) => sum + each.style.size * LINE_HEIGHT, 0),
  };
}

/** Draws the block in the middle of `box`. */
export function drawBlock(block: NameBlock, box: Box): string {
  let y = box.y + (box.height - block.height) / 2;
  return block.lines
    .map(({ text, style }) => {
      const baseline = y + style.size * (style.language === 'ar' ? 0.8 : 0.86);
      y += style.size * LINE_HEIGHT;
      return line(text, { x: box.x + box.width / 2, y: baseline }, 'middle', style);
    })
    .join('');
}
