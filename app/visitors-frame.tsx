import type { ComponentProps } from 'react';
import { PageFrame } from '@/components/exhibition/page-frame';
import { loadFrame } from '@/server/site/loaders';

/** The frame of a visitors' page, with header and footer as they are published now. */
export async function VisitorsFrame(props: Omit<ComponentProps<typeof PageFrame>, 'frame'>) {
  return <PageFrame frame={await loadFrame()} {...props} />;
}
