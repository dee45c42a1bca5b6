import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';

const PAGES = [
  { key: 'sections', path: '', fragment: '#sections' },
  { key: 'photographs', path: '/photographs', fragment: '' },
  { key: 'about', path: '/about', fragment: '' },
] as const satisfies readonly { key: string; path: PagePath; fragment: string }[];

/** Links to the exhibition's main pages; the one that is open is marked. */
export async function MainLinks({ language, path }: { language: Language; path: PagePath }) {
  const t = await getTranslations({ locale: language, namespace: 'navigation' });
  return (
    <ul>
      {PAGES.map((page) => (
        <li key={page.key}>
          <Link
            href={`${pageAddress(language, page.path)}${page.fragment}`}
            prefetch={false}
            aria-current={page.fragment === '' && page.path === path ? 'page' : undefined}
          >
            {t(page.key)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
