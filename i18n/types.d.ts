import type { Language } from '@/lib/catalogue/languages';
import type { FormattingTag } from '@/lib/text/digits';
import type { Messages } from './messages';

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language | FormattingTag;
    Messages: Messages;
  }
}
