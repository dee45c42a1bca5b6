import { makePreviews, type PreviewFile } from '@/server/scans/previews';
import { probe, type ScanFacts } from '@/server/scans/probe';
import type { ScanJob } from './build-scan';

export interface PreviewedScan {
  facts: ScanFacts;
  previews: PreviewFile[];
  placeholder: string;
}

/**
 * The first look at a file that has just come: is it a picture that we take, whole and undamaged, and what does it look like.
 * Tiles may have to wait for other pictures; a curator should not wait for this.
 * @throws CodedError with the reason why this file cannot be shown
 */
export async function previewScan({ originalPath, workDir, limits }: ScanJob): Promise<PreviewedScan> {
  const facts = await probe(originalPath, limits);
  const { previews, placeholder } = await makePreviews(originalPath, facts, workDir);
  return { facts, previews, placeholder };
}
