import { z } from 'zod';
import siteFile from '@/prisma/starter/site.json';

/** Choices that belong to the whole site. They move into the database with the studio that edits them. */
const schema = z.object({
  hero: z.object({
    photograph: z.string(),
    /** Pixels of the oriented, full-size scan. */
    crop: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
  }),
});

export const site = schema.parse(siteFile);
