'use client';

import { useFormatter, useTranslations } from 'next-intl';

const UNITS = ['kilobytes', 'megabytes', 'gigabytes'] as const;

/** Bytes as people say them, in the units that file managers show (1024 each). */
export function useSizeWords(): (bytes: number) => string {
  const t = useTranslations('studio.upload.sizes');
  const format = useFormatter();
  return (bytes) => {
    const step = bytes >= 2 ** 30 ? 2 : bytes >= 2 ** 20 ? 1 : 0;
    const amount = bytes / 1024 ** (step + 1);
    return t(UNITS[step] ?? 'kilobytes', {
      amount: format.number(amount, { maximumFractionDigits: amount < 10 ? 1 : 0 }),
    });
  };
}
