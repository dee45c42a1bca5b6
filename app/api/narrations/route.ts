import { answerNarrationUpload } from '@/server/studio/answer-narration';

export const dynamic = 'force-dynamic';

/** Where the studio sends a recorded voice. */
export function POST(request: Request): Promise<Response> {
  return answerNarrationUpload(request);
}
