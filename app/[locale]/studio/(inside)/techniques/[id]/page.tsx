import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('technique', props);

export default function TechniquePage({ params }: EntryProps) {
  return <EntryPage kind="technique" params={params} />;
}
