import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('rights', props);

export default function RightsPage({ params }: ListProps) {
  return <AuthorityListPage kind="rights" params={params} />;
}
