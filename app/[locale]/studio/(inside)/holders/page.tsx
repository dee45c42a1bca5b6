import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('holder', props);

export default function HoldersPage({ params }: ListProps) {
  return <AuthorityListPage kind="holder" params={params} />;
}
