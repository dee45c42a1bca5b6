import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { ByLanguage } from './record';

/** Prose digits of the language (VISUAL.md: Arabic-Indic in Arabic prose; identifiers and coordinates stay Latin). */
export function proseNumber(value: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(language === 'ar' ? 'ar-u-nu-arab' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(value);
}

/** Fills `{name}` in a fixed wording; numbers take the language's digits. */
export function filled(wording: string, values: Record<string, number>, language: Language): string {
  return wording.replace(/\{(\w+)\}/g, (braces, name: string) => {
    const value = values[name];
    if (value === undefined) return braces;
    return proseNumber(value, language, Number.isInteger(value) ? 0 : 1);
  });
}

export function eachLanguage<T>(make: (language: Language) => T): ByLanguage<T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as ByLanguage<T>;
}

/** `31°46′35″` of a value in degrees; coordinates stay in Latin digits in every language. */
export function sexagesimal(degrees: number): string {
  const seconds = Math.round(degrees * 3600);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}°${twoDigits(Math.floor(seconds / 60) % 60)}′${twoDigits(seconds % 60)}″`;
}
