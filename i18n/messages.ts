import type { Language } from '@/lib/catalogue/languages';
import type english from '@/messages/en.json';

/** The shape of every message file: English is the one that keys are typed from. */
export type Messages = typeof english;

const FILES: Record<Language, () => Promise<{ default: Messages }>> = {
  ar: () => import('@/messages/ar.json'),
  en: () => import('@/messages/en.json'),
};

/** All messages of one language. A message that a language lacks does not compile. */
export async function readMessages(language: Language): Promise<Messages> {
  return (await FILES[language]()).default;
}
