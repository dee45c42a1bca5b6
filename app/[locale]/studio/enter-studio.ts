import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { askedStudioPage } from '@/lib/people/next-page';
import { type Role, reaches } from '@/lib/people/roles';
import type { Actor } from '@/server/people/actor';
import { ASKED_PAGE_HEADER } from '@/server/people/client-address';
import { actorOf, requireRole } from '@/server/people/gate';

/** Asked once a request: by the layout and by the page in it. */
const actorOfRequest = cache(async () => actorOf(await headers()));

/**
 * Who opens this page of the studio. A stranger is led to the door, and back here afterwards; someone whose role does not reach
 * `least` is told that there is no such page.
 */
export async function enterStudio<Least extends Role = 'contributor'>(
  language: Language,
  least: Least = 'contributor' as Least,
): Promise<Actor<Least>> {
  const actor = await actorOfRequest();
  if (!actor) redirect(await doorOf(language));
  if (!reaches(actor.role, least)) notFound();
  return requireRole(actor, least);
}

async function doorOf(language: Language): Promise<string> {
  const door = pageAddress(language, '/studio/sign-in');
  const asked = askedStudioPage((await headers()).get(ASKED_PAGE_HEADER));
  return asked && asked !== pageAddress(language, '/studio')
    ? `${door}?next=${encodeURIComponent(asked)}`
    : door;
}
