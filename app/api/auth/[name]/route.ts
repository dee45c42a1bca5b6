import { answerDoor } from '@/server/people/door';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ name: string }>;
}

/** The studio's door: signing in and out, links, passwords, second factors. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { name } = await params;
  return answerDoor(request, name);
}
