import process from 'node:process';
import pino, { type Logger } from 'pino';
import { CatalogueWatcher } from '@/server/catalogue/published';
import { type Config, ConfigError, config } from '@/server/config';
import { openTiles } from '@/server/pyramids/zip-tiles';
import { storage } from '@/server/storage/storages';
import { prepareNext } from './next-app';
import { type WebServer, startWeb } from './start-web';
