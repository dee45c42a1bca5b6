import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { groundOf } from './old-city-map';
import { parseOldCityPlan } from './plan';
import { fromGrid, onGrid, TILE_ZOOM, tilesUnder } from './tiles';

const ground = groundOf(parseOldCityPlan(readFileSync('prisma/starter/old-city.geojson', 'utf8')));
const GATE = { latitude: 31.7816507, longitude: 35.2303649 };

it('knows the grid that everyone uses', () => {
  expect(onGrid({ latitude: 0, longitude: 0 }, 1)).toEqual({ x: 1, y: 1 });
  const { x, y } = onGrid(GATE, TILE_ZOOM);
  expect([Math.floor(x), Math.floor(y)]).toEqual([39181, 26660]);
  const back = fromGrid({ x, y }, TILE_ZOOM);
  expect(back.latitude).toBeCloseTo(GATE.latitude, 9);
  expect(back.longitude).toBeCloseTo(GATE.longitude, 9);
});

it('lays tiles edge to edge over all of the map, each point where its own tile has it', () => {
  const tiles = tilesUnder('https://maps.example/{z}/{x}/{y}.png', ground.extent, ground);
  expect(tiles.length).toBeLessThan(45);
  const gate = ground.toGround(GATE);
  const under = tiles.find(
    (tile) =>
      tile.x <= gate.x && gate.x < tile.x + tile.width && tile.y <= gate.y && gate.y < tile.y + tile.height,
  );
  const at = onGrid(GATE, TILE_ZOOM);
  expect(under?.href).toBe(`https://maps.example/16/${Math.floor(at.x)}/${Math.floor(at.y)}.png`);
  // A tenth of a metre.
  expect(((gate.x - (under?.x ?? 0)) / (under?.width ?? 1) - (at.x % 1)) * 520).toBeCloseTo(0, 1);
  expect(((gate.y - (under?.y ?? 0)) / (under?.height ?? 1) - (at.y % 1)) * 520).toBeCloseTo(0, 1);
  const area = tiles.reduce((sum, { width, height }) => sum + width * height, 0);
  expect(area).toBeGreaterThan(ground.extent.width * ground.extent.height);
});
