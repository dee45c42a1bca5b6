import {
  tourCaptionsInput,
  tourInput,
  tourMediaInput,
  tourPhotographsInput,
} from '@/lib/studio/tour-commands';
import { readStanding } from '@/server/catalogue/arrangements/rows';
import { readTourRows, readTourView } from '@/server/tours/data';
import { readMedia } from '@/server/tours/media';
import { readFindings } from '@/server/tours/readiness';
import { receiveCaptions } from '@/server/tours/receive-media';
import { readStopPhotographs } from '@/server/tours/stop-photographs';
import { TOURS } from '@/server/tours/tour-arrangement';
import { arrangementCommands, named } from './arrangement-commands';
import { command } from './command';

const least = 'curator';

/** Everything that the studio does with tours. */
export const tourCommands = {
  ...named('tours', arrangementCommands(TOURS, { view: readTourView, rows: readTourRows })),
  'tours.photographs': command({
    least,
    input: tourPhotographsInput,
    run: async ({ ids }, { reader }) => [...(await readStopPhotographs(reader, ids)).values()],
  }),
  'tours.readiness': command({
    least,
    input: tourInput,
    run: async ({ id }, { reader }) => {
      await readStanding(reader, 'tour', id);
      return readFindings(reader, id);
    },
  }),
  'tours.captions': command({
    least,
    input: tourCaptionsInput,
    run: ({ id, ...file }, { db, storage, actor }) => receiveCaptions({ db, storage }, actor, id, file),
  }),
  'tours.media': command({
    least,
    input: tourMediaInput,
    run: ({ id, mediaIds }, { reader }) => readMedia(reader, id, mediaIds),
  }),
};
