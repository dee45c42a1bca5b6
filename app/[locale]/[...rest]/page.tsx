import { notFound } from 'next/navigation';

/** Everything under a language that is no page of ours: the not-found page in that language. */
export default function MissingPage(): never {
  notFound();
}
