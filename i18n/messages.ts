import type { Language } from '@/lib/catalogue/languages';
import type english from '@/messages/en.json';
import { STUDIO_MESSAGES, type StudioMessages } from './studio-messages';

type SiteMessages = typeof english;

/** The shape of every language's messages: English is the one that keys are typed from. */
export type Messages = SiteMessages & { studio: StudioMessages };

const FILES: Record<Language, () => Promise<{ default: SiteMessages }>> = {
  ar: () => import('@/messages/ar.json'),
  en: () => import('@/messages/en.json'),
};

/** All messages of one language. A message that a language lacks does not compile. */
export async function readMessages(language: Language): Promise<Messages> {
  return { ...(await FILES[language]()).default, studio: STUDIO_MESSAGES[language] };
}
