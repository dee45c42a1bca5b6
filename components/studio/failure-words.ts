'use client';

import { useTranslations } from 'next-intl';
import type { Outcome } from './call';

type Failure = Extract<Outcome<unknown>, { ok: false }>['failure'];

/** Words a failed call in the reader's language. */
export function useFailureWords(): (failure: Failure) => string {
  const say = useTranslations('errors');
  const common = useTranslations('studio.common');
  return (failure) => (failure === 'offline' ? common('lineDown') : say(failure.code, failure.detail));
}
