import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('maker', props);

export default function MakerPage({ params }: EntryProps) {
  return <EntryPage kind="maker" params={params} />;
}
