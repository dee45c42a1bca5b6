import { type TextPageProps, TextPageRoute, textPageMetadata } from '@/app/text-page';

export const generateMetadata = (props: TextPageProps) => textPageMetadata('about', props);

export default function AboutPage({ params }: TextPageProps) {
  return <TextPageRoute name="about" params={params} />;
}
