import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('place', props);

export default function PlacePage({ params }: EntryProps) {
  return <EntryPage kind="place" params={params} />;
}
