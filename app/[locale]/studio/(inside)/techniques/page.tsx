import { AuthorityListPage, type ListProps, listMetadata } from '@/app/[locale]/studio/authority-pages';

export const generateMetadata = (props: ListProps) => listMetadata('technique', props);

export default function TechniquesPage({ params }: ListProps) {
  return <AuthorityListPage kind="technique" params={params} />;
}
