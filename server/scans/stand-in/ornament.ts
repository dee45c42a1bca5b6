import type { Point } from './geometry';
import { GOLD, INK } from './palette';
import { number, pathThrough } from './svg';

/**
 * An engine-turned rosette as security printers make: closed waves, each turned a little against the last. The seed
 * chooses petals, depth and phase, so that no two sheets have the same one.
 * @param radius pixels from the centre to the tips.
 */
export function rosette(centre: Point, radius: number, random: () => number): string {
  const petals = [8, 10, 12, 14, 16][Math.floor(random() * 5)] ?? 12;
  const layers = [
    { inner: 0.62, depth: 0.17 + random() * 0.1, waves: petals, turns: 9 },
    { inner: 0.42, depth: 0.1 + random() * 0.1, waves: petals * 2, turns: 7 },
    { inner: 0.24, depth: 0.08 + random() * 0.06, waves: petals, turns: 7 },
  ];
  const phase = random() * Math.PI;
  const curves = layers.flatMap(({ inner, depth, waves, turns }) =>
    Array.from({ length: turns }, (_, turn) => {
      const shift = phase + (turn / turns) * 2 * Math.PI;
      return closedWave(centre, radius, inner, depth, waves, shift);
    }),
  );
  const rings = [1, 0.975, 0.13].map(
    (share) => `<circle cx="${number(centre.x)}" cy="${number(centre.y)}" r="${number(radius * share)}"/>`,
  );
  return `<g fill="none" stroke="${GOLD}" stroke-width="2">${rings.join('')}<path d="${curves.join('')}" stroke-width="1.7"/></g>`;
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

/** A compass star of sixteen rays with a divided circle; the long ray points north. */
export function compassStar(centre: Point, radius: number): string {
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
  const rays = [
    ...Array.from({ length: 8 }, (_, index) =>
      ray(((2 * index + 1) * Math.PI) / 8, radius * 0.62, Math.PI / 16),
    ),
    ...Array.from({ length: 4 }, (_, index) =>
      ray(((2 * index + 1) * Math.PI) / 4, radius * 0.78, Math.PI / 8),
    ),
    ...Array.from({ length: 4 }, (_, index) => ray((index * Math.PI) / 2, radius, Math.PI / 8)),
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
      .map(({ dark, light }) => `<path d="${light}" fill="#FBF8F1"/><path d="${dark}" fill="${GOLD}"/>`)
      .join('') +
    '</g>'
  );
}
