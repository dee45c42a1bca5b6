'use client';

import { NextIntlClientProvider } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { FormattingTag } from '@/lib/text/digits';
import { useListensMark } from './listens';

interface Props {
  /** With its numbering system, so that the controls set the same digits as the pages. */
  locale: FormattingTag;
  messages: ComponentProps<typeof NextIntlClientProvider>['messages'];
  children: ReactNode;
}

/** Words and direction for everything in the studio that runs in the browser. */
export function StudioProvider({ locale, messages, children }: Props) {
  useListensMark();
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </NextIntlClientProvider>
  );
}
