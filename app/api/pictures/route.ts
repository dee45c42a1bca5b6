import { answerPictureUpload } from '@/server/studio/answer-picture';

export const dynamic = 'force-dynamic';

/** Where the studio sends a logo. */
export function POST(request: Request): Promise<Response> {
  return answerPictureUpload(request);
}
