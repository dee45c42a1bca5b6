import { type TextPageProps, TextPageRoute, textPageMetadata } from '@/app/text-page';

export const generateMetadata = (props: TextPageProps) => textPageMetadata('accessibility', props);

export default function AccessibilityPage({ params }: TextPageProps) {
  return <TextPageRoute name="accessibility" params={params} />;
}
