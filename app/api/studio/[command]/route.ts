import { answerCommand } from '@/server/studio/answer-command';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ command: string }>;
}

/** Everything that the studio changes or asks for while a page is open. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { command } = await params;
  return answerCommand(request, command);
}
