import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('maker', props);

export default function MakersPage({ params }: ListProps) {
  return <AuthorityListPage kind="maker" params={params} />;
}
