import type { ReactNode } from 'react';
import { type LocaleParams, readLanguage } from '@/app/route-params';
import { Shell } from '@/components/studio/shell';
import { enterStudio } from '../enter-studio';

interface Props {
  children: ReactNode;
  params: Promise<LocaleParams>;
}

/** Every page below also asks for itself who enters: a layout is not rendered again when its pages change. */
export default async function InsideLayout({ children, params }: Props) {
  const language = await readLanguage(params);
  const { name, role } = await enterStudio(language);
  return (
    <Shell language={language} person={{ name, role }}>
      {children}
    </Shell>
  );
}
