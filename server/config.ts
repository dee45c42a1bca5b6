import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';

/** Gigapixel by default: more than any print needs, less than fills a small server's disk in one go. */
const GIGAPIXEL = 1_000_000_000;

/** Progressive JPEG takes up to 7 bytes a pixel while it is decoded (bench/ingest-memory.ts). */
const WHOLE_IN_A_GIGABYTE = 150_000_000;

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);

const wholeNumber = (least: number, most: number, fallback: number) =>
  z.preprocess(blankIsAbsent, z.coerce.number().int().min(least).max(most).default(fallback));

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

function isTileTemplate(template: string): boolean {
  const filled = template.replace(/\{[zxy]\}/g, '0');
  return (
    ['{z}', '{x}', '{y}'].every((part) => template.includes(part)) &&
    !/[{}]/.test(filled) &&
    URL.canParse(filled) &&
    /^https?:$/.test(new URL(filled).protocol)
  );
}

const settings = z.object({
  PORT: wholeNumber(1, 65_535, 3000),
  HOST: z.preprocess(blankIsAbsent, z.string().default('0.0.0.0')),
  PUBLIC_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^https?$/ }).optional()),
  DATA_DIR: z.preprocess(blankIsAbsent, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^file:/, 'only file: (SQLite) addresses are supported in this version')
      .optional(),
  ),
  STORAGE_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^file:/, 'only file: (local folder) addresses are supported in this version')
      .optional(),
  ),
  SCAN_MAX_PIXELS: wholeNumber(1, 100 * GIGAPIXEL, GIGAPIXEL),
  SCAN_MAX_WHOLE_PIXELS: wholeNumber(1, 100 * GIGAPIXEL, WHOLE_IN_A_GIGABYTE),
  SCAN_BUILD_TIMEOUT_SECONDS: wholeNumber(5, 86_400, 3600),
  SCAN_LEASE_SECONDS: wholeNumber(2, 3600, 30),
  PYRAMID_THREADS: wholeNumber(0, 256, 0),
  TILE_CACHE_MB: wholeNumber(1, 16_384, 32),
  PAGE_CACHE_MB: wholeNumber(1, 16_384, 64),
  IIIF_MAX_PIXELS: wholeNumber(1_000_000, GIGAPIXEL, 25_000_000),
  IIIF_CACHE_MB: wholeNumber(1, 1_048_576, 512),
  DOWNLOAD_MAX_MB: wholeNumber(1, 65_536, 200),
  IIIF_PRIVATE_HOSTS: z.preprocess(blankIsAbsent, z.string().default('')),
  TRUST_PROXY: wholeNumber(0, 10, 0),
  SMTP_URL: z.preprocess(blankIsAbsent, z.url({ protocol: /^smtps?$/ }).optional()),
  MAIL_FROM: z.preprocess(blankIsAbsent, z.string().optional()),
  UPLOAD_MAX_MB: wholeNumber(1, 1_048_576, 2048),
  UPLOAD_QUOTA_MB: wholeNumber(1, 1_048_576, 20_480),
  UPLOAD_RESERVE_MB: wholeNumber(0, 1_048_576, 1024),
  UPLOAD_EXPIRES_HOURS: wholeNumber(1, 8760, 48),
  IPTC_CHARSET: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .regex(/^[A-Za-z0-9]{2,20}$/)
      .default('UTF8'),
  ),
  TIME_ZONE: z.preprocess(
    blankIsAbsent,
    z.string().refine(isTimeZone, 'no zone of that name').default('UTC'),
  ),
  MAP_TILES_URL: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .refine(isTileTemplate, 'must be http(s) and have {z}, {x} and {y}, and no other braces')
      .optional(),
  ),
  MAP_TILES_ATTRIBUTION: z.preprocess(blankIsAbsent, z.string().trim().max(300).optional()),
  FETCH_SCANS: z.preprocess(blankIsAbsent, z.enum(['auto', 'off']).default('auto')),
  LOG_LEVEL: z.preprocess(
    blankIsAbsent,
    z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('warn'),
  ),
});

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  /** False where PUBLIC_URL was not set and `publicUrl` is the local default (DECISIONS, 3). */
  publicUrlIsSet: boolean;
  /** Absolute path. */
  dataDir: string;
  databaseUrl: string;
  /** Absolute path of the local storage folder. */
  storageDir: string;
  scanMaxPixels: number;
  /** For formats that must be held whole in memory (progressive JPEG, interlaced PNG …). */
  scanMaxWholePixels: number;
  scanBuildTimeoutSeconds: number;
  scanLeaseSeconds: number;
  /** 0: as many as the machine has cores. */
  pyramidThreads: number;
  tileCacheBytes: number;
  pageCacheBytes: number;
  iiif: IiifSettings;
  downloadMaxBytes: number;
  /** `host` or `host:port` that an import by IIIF may ask although it is this machine or in a private network. */
  iiifPrivateHosts: readonly string[];
  /** How many proxies in front are ours: the client's address is that many entries from the end of `X-Forwarded-For`. */
  trustProxy: number;
  /** Null: no letters are sent. */
  mail: { smtpUrl: string; from: string } | null;
  uploads: UploadSettings;
  /** What a file's IPTC texts are taken for where it does not say (ExifTool's names: `UTF8`, `Latin`, `Arabic`). */
  iptcCharset: string;
  /** IANA name of the institution's zone, in which schedules are chosen and said (DECISIONS, 11). */
  timeZone: string;
  /** Null: the map is drawn from the plan alone, and no page asks another host for anything. */
  mapTiles: MapTiles | null;
  fetchScans: 'auto' | 'off';
  logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** An institution's own base map, in tiles of Web Mercator. */
export interface MapTiles {
  /** With `{z}`, `{x}` and `{y}`. */
  template: string;
  /** Scheme, host and port, as a policy names them. */
  origin: string;
  /** Whose it is, in words that stand under the map. */
  attribution: string;
}

const MEBIBYTE = 2 ** 20;
const HOUR_MS = 3_600_000;

/** Pictures that are made on request (IIIF Image API). */
export interface IiifSettings {
  /** Pixels of one picture. */
  maxPixels: number;
  /** Absolute path of the folder for pictures that may be asked for again. */
  cacheDir: string;
  /** Bytes on disk of all of them. */
  cacheBytes: number;
}

export interface UploadSettings {
  /** Absolute path of the folder for files on their way in; on the same disk as the store they need not be copied. */
  dir: string;
  /** Bytes of one file. */
  maxBytes: number;
  /** Bytes of one person's files that are on their way, or that no published photograph has. */
  quotaBytes: number;
  /** Bytes of the disk that uploads leave free, for the database and for pictures. */
  reserveBytes: number;
  /** Milliseconds after the last byte of an upload that nobody finished. */
  expiresMs: number;
}

/** A setting that cannot be used. `message` is one line that names the setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads settings from the given environment. Paths are resolved against `cwd`.
 * @throws ConfigError naming every bad setting in one line.
 */
export function parseConfig(environment: Record<string, string | undefined>, cwd: string): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name}=${JSON.stringify(environment[name])}: ${issue.message}`;
    });
    throw new ConfigError(`Bad setting: ${faults.join('; ')}`);
  }
  const s = parsed.data;
  const dataDir = path.resolve(cwd, s.DATA_DIR);
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl: (s.PUBLIC_URL ?? `http://localhost:${s.PORT}`).replace(/\/+$/, ''),
    publicUrlIsSet: s.PUBLIC_URL !== undefined,
    dataDir,
    databaseUrl: databaseUrl(s.DATABASE_URL, dataDir, cwd),
    storageDir: s.STORAGE_URL
      ? path.resolve(cwd, s.STORAGE_URL.slice('file:'.length))
      : path.join(dataDir, 'storage'),
    scanMaxPixels: s.SCAN_MAX_PIXELS,
    scanMaxWholePixels: Math.min(s.SCAN_MAX_WHOLE_PIXELS, s.SCAN_MAX_PIXELS),
    scanBuildTimeoutSeconds: s.SCAN_BUILD_TIMEOUT_SECONDS,
    scanLeaseSeconds: s.SCAN_LEASE_SECONDS,
    pyramidThreads: s.PYRAMID_THREADS,
    tileCacheBytes: s.TILE_CACHE_MB * 1_000_000,
    pageCacheBytes: s.PAGE_CACHE_MB * 1_000_000,
    iiif: {
      maxPixels: s.IIIF_MAX_PIXELS,
      cacheDir: path.join(dataDir, 'cache', 'iiif'),
      cacheBytes: s.IIIF_CACHE_MB * 1_000_000,
    },
    downloadMaxBytes: s.DOWNLOAD_MAX_MB * 1_000_000,
    iiifPrivateHosts: s.IIIF_PRIVATE_HOSTS.split(/[\s,]+/).filter(Boolean),
    trustProxy: s.TRUST_PROXY,
    mail: mailSettings(s.SMTP_URL, s.MAIL_FROM),
    uploads: {
      dir: path.join(dataDir, 'uploads'),
      maxBytes: s.UPLOAD_MAX_MB * MEBIBYTE,
      quotaBytes: s.UPLOAD_QUOTA_MB * MEBIBYTE,
      reserveBytes: s.UPLOAD_RESERVE_MB * MEBIBYTE,
      expiresMs: s.UPLOAD_EXPIRES_HOURS * HOUR_MS,
    },
    iptcCharset: s.IPTC_CHARSET,
    timeZone: s.TIME_ZONE,
    mapTiles: mapTiles(s.MAP_TILES_URL, s.MAP_TILES_ATTRIBUTION),
    fetchScans: s.FETCH_SCANS,
    logLevel: s.LOG_LEVEL,
  };
}

function mailSettings(smtpUrl: string | undefined, from: string | undefined): Config['mail'] {
  if (smtpUrl === undefined) return null;
  if (from === undefined)
    throw new ConfigError('Bad setting: SMTP_URL needs MAIL_FROM, who letters are from');
  return { smtpUrl, from };
}

function mapTiles(template: string | undefined, attribution: string | undefined): MapTiles | null {
  if (template === undefined) return null;
  if (!attribution)
    throw new ConfigError('Bad setting: MAP_TILES_URL needs MAP_TILES_ATTRIBUTION, whose map it is');
  const { origin } = new URL(template.replace(/\{[zxy]\}/g, '0'));
  return { template, origin, attribution };
}

function databaseUrl(url: string | undefined, dataDir: string, cwd: string): string {
  if (url === undefined) return `file:${path.join(dataDir, 'catalogue.db')}`;
  return `file:${path.resolve(cwd, url.slice('file:'.length))}`;
}

let current: Config | undefined;

/** The process's settings: the environment over `.env`, read once. */
export function config(): Config {
  if (!current) {
    try {
      process.loadEnvFile(path.join(process.cwd(), '.env'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    current = parseConfig(process.env, process.cwd());
  }
  return current;
}

/** What a child process is started with: it finds programs and libraries as this one does. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env };
}
