import { type TextPageProps, TextPageRoute, textPageMetadata } from '@/app/text-page';

export const generateMetadata = (props: TextPageProps) => textPageMetadata('rights', props);

export default function RightsPage({ params }: TextPageProps) {
  return <TextPageRoute name="rights" params={params} />;
}
