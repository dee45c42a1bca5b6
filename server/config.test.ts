import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from './config';

const parse = (environment: Record<string, string | undefined>) =>
  parseConfig(environment, '/srv/exhibition');

describe('parseConfig', () => {
  it('has a sensible default for everything', () => {
    expect(parse({})).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
      publicUrlIsSet: false,
      dataDir: '/srv/exhibition/data',
      databaseUrl: 'file:/srv/exhibition/data/catalogue.db',
      storageDir: '/srv/exhibition/data/storage',
      scanMaxPixels: 1_000_000_000,
      fetchScans: 'auto',
    });
  });

  it('takes what is set, and an empty value for unset', () => {
    const config = parse({
      PORT: '8080',
      DATA_DIR: '/var/lib/x',
      HOST: '',
      PUBLIC_URL: 'https://example.org/',
    });
    expect(config).toMatchObject({
      port: 8080,
      dataDir: '/var/lib/x',
      publicUrl: 'https://example.org',
      publicUrlIsSet: true,
    });
  });

  it('takes an institution’s own base map with the words that say whose it is, and none by default', () => {
    const template = 'https://maps.example.org:8443/{z}/{x}/{y}.png?key=1';
    expect(parse({}).mapTiles).toBeNull();
    expect(parse({ MAP_TILES_URL: template, MAP_TILES_ATTRIBUTION: '© Survey' }).mapTiles).toEqual({
      ...{ template, origin: 'https://maps.example.org:8443', attribution: '© Survey' },
    });
    expect(() => parse({ MAP_TILES_URL: template })).toThrow(/MAP_TILES_ATTRIBUTION/);
    for (const bad of [
      'https://maps.example.org/{z}/{x}',
      'ftp://a/{z}/{x}/{y}',
      'https://{s}.a/{z}/{x}/{y}',
    ])
      expect(() => parse({ MAP_TILES_URL: bad, MAP_TILES_ATTRIBUTION: '©' })).toThrow(/MAP_TILES_URL/);
  });

  it('never allows more pixels whole than altogether', () => {
    expect(parse({ SCAN_MAX_PIXELS: '1000' }).scanMaxWholePixels).toBe(1000);
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['PUBLIC_URL', 'example.org'],
    ['DATABASE_URL', 'mysql://x'],
    ['STORAGE_URL', 's3://bucket'],
    ['SCAN_MAX_PIXELS', '-1'],
    ['TIME_ZONE', 'Asia/Nowhere'],
    ['FETCH_SCANS', 'maybe'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in one line that names it', (name, value) => {
    expect(() => parse({ [name]: value })).toThrow(ConfigError);
    expect(() => parse({ [name]: value })).toThrow(new RegExp(`^Bad setting: ${name}="${value}"[^\\n]*$`));
  });

  it('names every bad setting at once', () => {
    expect(() => parse({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT=.*LOG_LEVEL=/);
  });
});
