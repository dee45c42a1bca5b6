import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('holder', props);

export default function HolderPage({ params }: EntryProps) {
  return <EntryPage kind="holder" params={params} />;
}
