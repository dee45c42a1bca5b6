import { getTranslations } from 'next-intl/server';
import type { Language } from '@/lib/catalogue/languages';
import type { AuthorityView } from '@/lib/catalogue/views';
import type { NeighbourReason } from '@/lib/neighbours/find-neighbours';
import { Name } from './record-facts';

interface Props {
  reason: NeighbourReason;
  /** What a reason can name, by slug. */
  names: Readonly<Record<string, AuthorityView>>;
  language: Language;
}

/** Why a photograph stands among the neighbours, in words. */
export async function NeighbourReasonWords({ reason, names, language }: Props) {
  const t = await getTranslations({ locale: language, namespace: 'neighbours' });
  if (reason.kind === 'days') return daysInWords(reason.apart, t);
  if (reason.kind === 'viewpoint') {
    const metres = Math.round(reason.metres);
    if (reason.degrees === null) return t('viewpointOnly', { metres });
    return t('viewpoint', { metres, degrees: Math.round(reason.degrees) });
  }
  const named = names[reason.kind === 'place' ? reason.place : reason.maker];
  if (!named) return null;
  const name = <Name key="name" authority={named} language={language} />;
  return reason.kind === 'maker' ? name : t.rich(`place.${reason.basis}`, { place: () => name });
}

const MONTH_DAYS = 31;
const YEAR_DAYS = 366;

/** Rounded up: what is said is the most that they can lie apart. */
function daysInWords(apart: number, t: Awaited<ReturnType<typeof getTranslations<'neighbours'>>>): string {
  if (apart === 0) return t('sameDay');
  if (apart < MONTH_DAYS) return t('apartDays', { days: apart });
  // Eleven months and a few days are a year to anybody.
  if (apart <= 10 * MONTH_DAYS) return t('apartMonths', { months: Math.ceil(apart / MONTH_DAYS) });
  return t('apartYears', { years: Math.ceil(apart / YEAR_DAYS) });
}
