'use client';

import { useLocale } from 'next-intl';
import { useContext, useMemo } from 'react';
import { EditorContext } from './editor-context';

/** Says a moment (ISO 8601) in the reader's language and the institution's zone. */
export function useMoment(): (iso: string) => string {
  const locale = useLocale();
  const zone = useContext(EditorContext)?.zone ?? 'UTC';
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    });
    return (iso) => format.format(new Date(iso));
  }, [locale, zone]);
}
