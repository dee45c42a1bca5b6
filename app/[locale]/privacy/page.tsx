import { type TextPageProps, TextPageRoute, textPageMetadata } from '@/app/text-page';

export const generateMetadata = (props: TextPageProps) => textPageMetadata('privacy', props);

export default function PrivacyPage({ params }: TextPageProps) {
  return <TextPageRoute name="privacy" params={params} />;
}
