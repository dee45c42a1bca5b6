import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('community', props);

export default function CommunitiesPage({ params }: ListProps) {
  return <AuthorityListPage kind="community" params={params} />;
}
