import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('community', props);

export default function CommunityPage({ params }: EntryProps) {
  return <EntryPage kind="community" params={params} />;
}
