import { EntryPage, type EntryProps, entryMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: EntryProps) => entryMetadata('rights', props);

export default function RightsStatementPage({ params }: EntryProps) {
  return <EntryPage kind="rights" params={params} />;
}
