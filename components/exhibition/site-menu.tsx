import Link from 'next/link';
import { languageProps } from '@/components/ui/said';
import { type PagePath, pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import { isTarget, type MenuEntry } from '@/lib/site/documents';
import { pickText } from '@/lib/text/pick-text';

interface Props {
  entries: readonly MenuEntry[];
  language: Language;
  path: PagePath;
}

/** A menu as curators arranged it; the page that is open is marked. */
export function SiteMenu({ entries, language, path }: Props) {
  return (
    <ul>
      {entries.map(({ id, words, target }) => {
        const said = pickText(words, language);
        // Looked at once more where it becomes an address: no target of another kind ever does.
        if (!said || !target || !isTarget(target)) return null;
        return (
          <li key={id} {...languageProps(said.lang, language)}>
            {target.startsWith('/') ? (
              <Link
                href={ownAddress(target, language)}
                prefetch={false}
                aria-current={target === (path || '/') ? 'page' : undefined}
              >
                {said.text}
              </Link>
            ) : (
              <a href={target} rel="noopener">
                {said.text}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** `/` is the home page, whose address ends with its language. */
function ownAddress(target: string, language: Language): string {
  return `${pageAddress(language, '')}${target.replace(/^\/(?=#|$)/, '')}`;
}
