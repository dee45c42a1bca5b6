import { type TextPageProps, TextPageRoute, textPageMetadata } from '@/app/text-page';

export const generateMetadata = (props: TextPageProps) => textPageMetadata('language-note', props);

export default function LanguageNotePage({ params }: TextPageProps) {
  return <TextPageRoute name="language-note" params={params} />;
}
