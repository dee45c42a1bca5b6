import type { Point } from '@/lib/map/geometry';
import { number, pathThrough } from '../typesetting/svg';
import { BRIGHT_PAPER, GOLD, INK } from './palette';

/**
 * An engine-turned rosette as security printers make: closed waves, each turned a little against the last. The seed
 * chooses petals, depth and phase, so that no two sheets have the same one.
 * @param radius pixels from the centre to the tips.
 */
export function rosette(centre: Point, radius: number, random: () => number): string {
  const petals = [8, 10, 12, 14, 16][Math.floor(random() * 5)] ?? 12;
  // Fewer curves in a small rosette: lines that touch would print as a gold disc.
  const turns = Math.max(4, Math.round(radius / 46));
  const layers = [
    { inner: 0.72, depth: 0.2 + random() * 0.06, waves: petals },
    { inner: 0.44, depth: 0.15 + random() * 0.08, waves: petals },
    { inner: 0.22, depth: 0.06 + random() * 0.05, waves: petals / 2 },
  ];
  const phase = random() * Math.PI;
  const curves = layers.flatMap(({ inner, depth, waves }) =>
    Array.from({ length: turns }, (_, turn) => {
      const shift = phase + (turn / turns) * Math.PI;
      return closedWave(centre, radius, inner, depth, waves, shift);
    }),
  );
  const rings = [1, 0.975, 0.13].map(
    (share) => `<circle cx="${number(centre.x)}" cy="${number(centre.y)}" r="${number(radius * share)}"/>`,
  );
  return `<g fill="none" stroke="${GOLD}" stroke-width="2">${rings.join('')}<path d="${curves.join('')}" stroke-width="${number(Math.min(1.9, radius / 130))}"/></g>`;
}

function closedWave(
  centre: Point,
  radius: number,
  inner: number,
  depth: number,
  waves: number,
  shift: number,
): string {
  const points = Array.from({ length: waves * 24 }, (_, index) => {
    const angle = (index / (waves * 24)) * 2 * Math.PI;
    const reach = radius * (inner + depth * Math.cos(waves * angle + shift));
    return { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) };
  });
  return pathThrough(points, true);
}

/**
 * A compass star with a divided circle; the long ray points north. The seed sets how many rays stand between the four
 * winds and how sharp they are.
 * @param ink colour of the lesser rays' dark sides; those of the four winds are gold.
 */
export function compassStar(centre: Point, radius: number, ink: string, random: () => number): string {
  const sharpness = 0.7 + random() * 0.5;
  const between = random() < 0.5 ? 1 : 3;
  const ray = (angle: number, reach: number, half: number) => {
    const at = (turn: number, r: number) => ({
      x: centre.x + r * Math.sin(angle + turn),
      y: centre.y - r * Math.cos(angle + turn),
    });
    const [tip, left, right] = [at(0, reach), at(-half, radius * 0.2), at(half, radius * 0.2)];
    return {
      dark: pathThrough([centre, left, tip], true),
      light: pathThrough([centre, tip, right], true),
    };
  };
  const lesser = Array.from({ length: 4 * (between + 1) }, (_, index) => index).filter(
    (index) => index % (between + 1) !== 0,
  );
  const turn = Math.PI / 2 / (between + 1);
  const rays = [
    ...lesser.map((index) => ({
      ...ray(index * turn, radius * (index % 2 === 0 ? 0.76 : 0.62), (turn / 3) * sharpness),
      ink,
    })),
    ...[0, 1, 2, 3].map((index) => ({
      ...ray((index * Math.PI) / 2, radius, (Math.PI / 8) * sharpness),
      ink: GOLD,
    })),
  ];
  const ticks = Array.from({ length: 360 }, (_, degree) => {
    const angle = (degree * Math.PI) / 180;
    const from = degree % 10 === 0 ? 0.86 : degree % 5 === 0 ? 0.89 : 0.905;
    const at = (share: number) =>
      `${number(centre.x + radius * share * Math.sin(angle))} ${number(centre.y - radius * share * Math.cos(angle))}`;
    return `M${at(from)}L${at(0.93)}`;
  });
  const circle = (share: number) =>
    `<circle cx="${number(centre.x)}" cy="${number(centre.y)}" r="${number(radius * share)}" fill="none"/>`;
  return (
    `<g stroke="${INK}" stroke-width="1.6" stroke-linejoin="round">${circle(0.93)}${circle(0.84)}<path d="${ticks.join('')}" stroke-width="1.2"/>` +
    rays
      .map(
        ({ dark, light, ink: shade }) =>
          `<path d="${light}" fill="${BRIGHT_PAPER}"/><path d="${dark}" fill="${shade}"/>`,
      )
      .join('') +
    '</g>'
  );
}
