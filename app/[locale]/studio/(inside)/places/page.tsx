import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('place', props);

export default function PlacesPage({ params }: ListProps) {
  return <AuthorityListPage kind="place" params={params} />;
}
