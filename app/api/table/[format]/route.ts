import { answerTable, answerTableUpload } from '@/server/studio/answer-table';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ format: string }>;
}

/** The whole catalogue as a file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerTable(request, (await params).format);
}

/** A file as rows, read and given back: nothing is kept and nothing is changed. */
export async function POST(request: Request): Promise<Response> {
  return answerTableUpload(request);
}
