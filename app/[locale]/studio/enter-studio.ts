import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { type Role, reaches } from '@/lib/people/roles';
import type { Actor } from '@/server/people/actor';
import { actorOf, requireRole } from '@/server/people/gate';

/**
 * Who opens this page of the studio. A stranger is led to the door; someone whose role does not reach `least` is told that there
 * is no such page.
 */
export async function enterStudio<Least extends Role = 'contributor'>(
  language: Language,
  least: Least = 'contributor' as Least,
): Promise<Actor<Least>> {
  const actor = await actorOf(await headers());
  if (!actor) redirect(pageAddress(language, '/studio/sign-in'));
  if (!reaches(actor.role, least)) notFound();
  return requireRole(actor, least);
}
