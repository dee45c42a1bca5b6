import type { Language } from '@/lib/catalogue/languages';
import type { AssignedPhotograph } from '@/lib/convergence/views';
import { CommunityBasis } from './community-basis';
import { PrintRows } from './print-rows';

/** Prints in rows, each with the words that its communities stand on. */
export function AssignedPrints({
  photographs,
  language,
}: {
  photographs: readonly AssignedPhotograph[];
  language: Language;
}) {
  if (photographs.length === 0) return null;
  const assignments = new Map(photographs.map((one) => [one.photograph.slug, one.assignments]));
  return (
    <PrintRows
      photographs={photographs.map(({ photograph }) => photograph)}
      language={language}
      heading="h3"
      under={(slug) => <CommunityBasis assignments={assignments.get(slug) ?? []} language={language} />}
    />
  );
}
