/** Languages in which records of the time and place are written (BCP 47); `und`: nobody determined it. */
export const WRITTEN_IN = [
  'ar',
  'en',
  'fr',
  'de',
  'it',
  'ota',
  'tr',
  'he',
  'hy',
  'el',
  'syr',
  'la',
  'ru',
  'und',
] as const;
