import type { Metadata } from 'next';
import NotFound, { generateMetadata as describeNotFound } from '../not-found';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await describeNotFound()), robots: { index: false } };
}

/** As `[locale]/missing`, for addresses outside every language. */
export default function MissingPage() {
  return <NotFound />;
}
