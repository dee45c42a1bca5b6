import type { Language } from '@/lib/catalogue/languages';
import { MM_PER_CM, type Ruler } from '@/lib/scale/ruler';
import { formattingTag } from '@/lib/text/digits';

/** CSS pixels. Beside the ends, the outermost numbers stand out by half of theirs. */
export const RULER_MARGIN = { left: 10, right: 22 } as const;
const BAR = { top: 31, height: 5 } as const;
const LINE = { numbered: 9, half: 7, other: 4 } as const;

const COLOURS = { light: '#efe7d8', dark: '#12100d' } as const;

/** A length as one says it: "5 cm". @param mm millimetres */
export function sayLength(mm: number, unit: Ruler['unit'], language: Language): string {
  return numbersOf(language, { style: 'unit', unit, unitDisplay: 'short' }).format(inUnit(mm, unit));
}

function inUnit(mm: number, unit: Ruler['unit']): number {
  return unit === 'centimeter' ? mm / MM_PER_CM : mm;
}

function numbersOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(formattingTag(language), { maximumSignificantDigits: 6, ...options });
}

/**
 * Draws a ruler as it lies beside finds on their photographs, from left to right in every language, as the picture does.
 * @param pixelsPerMm CSS pixels
 */
export function drawRuler(
  canvas: HTMLCanvasElement,
  ruler: Ruler,
  pixelsPerMm: number,
  language: Language,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { clientWidth, clientHeight } = canvas;
  const ratio = window.devicePixelRatio;
  const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, clientWidth, clientHeight);
  const across = (mm: number) => RULER_MARGIN.left + mm * pixelsPerMm;
  drawBar(context, ruler, across);
  drawLines(context, ruler, across);
  drawNumbers(context, ruler, { across, language });
}

type Across = (mm: number) => number;

function drawBar(context: CanvasRenderingContext2D, { length, numbered }: Ruler, across: Across): void {
  for (let index = 0; index < Math.round(length / numbered); index++) {
    context.fillStyle = index % 2 === 0 ? COLOURS.light : COLOURS.dark;
    context.fillRect(across(index * numbered), BAR.top, across(numbered) - across(0), BAR.height);
  }
  context.lineWidth = 1;
  context.strokeStyle = COLOURS.light;
  context.strokeRect(across(0), BAR.top, across(length) - across(0), BAR.height);
}

function drawLines(context: CanvasRenderingContext2D, { length, numbered, line }: Ruler, across: Across) {
  const parts = Math.round(numbered / line);
  context.beginPath();
  for (let index = 0; index <= Math.round(length / line); index++) {
    const at = across(index * line);
    const isHalf = parts % 2 === 0 && index % (parts / 2) === 0;
    const high = index % parts === 0 ? LINE.numbered : isHalf ? LINE.half : LINE.other;
    context.moveTo(at, BAR.top);
    context.lineTo(at, BAR.top - high);
  }
  context.stroke();
}

function drawNumbers(
  context: CanvasRenderingContext2D,
  { length, numbered, unit }: Ruler,
  { across, language }: { across: Across; language: Language },
): void {
  const numbers = numbersOf(language, { useGrouping: false });
  const count = Math.round(length / numbered);
  context.font = '500 13px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = COLOURS.light;
  for (let index = 0; index < count; index++)
    context.fillText(numbers.format(inUnit(index * numbered, unit)), across(index * numbered), BAR.top - 14);
  context.fillText(sayLength(length, unit, language), across(length), BAR.top - 14);
}
