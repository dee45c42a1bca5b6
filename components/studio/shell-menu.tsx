'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { otherLanguages, pageAddress } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import { type Role, reaches } from '@/lib/people/roles';
import styles from './shell.module.css';
import { SignOut } from './sign-out';

interface Props {
  language: Language;
  person: { name: string; role: Role };
}

/** Every page of the studio, in the order of the menu, with the least role that may open it. */
const MENU = [
  {
    group: null,
    pages: [{ page: 'worklist', path: '/studio', least: 'contributor' }],
  },
  {
    group: 'catalogue',
    pages: [
      { page: 'photographs', path: '/studio/photographs', least: 'contributor' },
      { page: 'upload', path: '/studio/upload', least: 'contributor' },
      { page: 'sections', path: '/studio/sections', least: 'curator' },
      { page: 'tours', path: '/studio/tours', least: 'curator' },
      { page: 'comparisons', path: '/studio/comparisons', least: 'curator' },
      { page: 'transfer', path: '/studio/transfer', least: 'curator' },
      { page: 'batches', path: '/studio/batches', least: 'curator' },
      { page: 'trash', path: '/studio/trash', least: 'contributor' },
    ],
  },
  {
    group: 'lists',
    pages: [
      { page: 'makers', path: '/studio/makers', least: 'curator' },
      { page: 'places', path: '/studio/places', least: 'curator' },
      { page: 'communities', path: '/studio/communities', least: 'curator' },
      { page: 'techniques', path: '/studio/techniques', least: 'curator' },
      { page: 'holders', path: '/studio/holders', least: 'curator' },
      { page: 'rights', path: '/studio/rights', least: 'curator' },
    ],
  },
  {
    group: 'site',
    pages: [
      { page: 'site', path: '/studio/site', least: 'curator' },
      { page: 'letters', path: '/studio/letters', least: 'curator' },
    ],
  },
  {
    group: 'administration',
    pages: [
      { page: 'people', path: '/studio/people', least: 'administrator' },
      { page: 'log', path: '/studio/log', least: 'administrator' },
    ],
  },
] as const;

/** The studio's menu: a column beside the page, folded behind one button on a narrow screen. */
export function ShellMenu({ language, person }: Props) {
  const t = useTranslations('studio.common');
  const path = usePathname();
  const [isOpen, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that was chosen folds the menu
  useEffect(() => setOpen(false), [path]);
  const here = path.slice(language.length + 1);
  return (
    <header className={styles.menu} data-open={isOpen || undefined}>
      <div className={styles.brand}>
        <Link className={styles.name} href={pageAddress(language, '/studio')}>
          {t('studio')}
        </Link>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-controls="studio-menu"
          onClick={() => setOpen(!isOpen)}
        >
          {t('menu')}
        </button>
      </div>
      <div id="studio-menu" className={styles.panel}>
        <nav className={styles.nav} aria-label={t('navigation')}>
          {MENU.map(({ group, pages }) => {
            const open = pages.filter(({ least }) => reaches(person.role, least));
            return open.length === 0 ? null : (
              <div key={group} className={styles.group}>
                {group ? <p className={styles.groupName}>{t(`groups.${group}`)}</p> : null}
                <ul>
                  {open.map((item) => (
                    <li key={item.page}>
                      <Link
                        className={styles.link}
                        href={pageAddress(language, item.path)}
                        prefetch={false}
                        aria-current={isWithin(here, item.path) ? 'page' : undefined}
                      >
                        {t(`pages.${item.page}`)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </nav>
        <Leave language={language} person={person} here={here} />
      </div>
    </header>
  );
}

/** Whose studio it is, and the ways out of it: to the other language, to the visitors' site, to the door. */
function Leave({ language, person, here }: Props & { here: string }) {
  const t = useTranslations('studio.common');
  return (
    <div className={styles.person}>
      <Link className={styles.link} href={pageAddress(language, '/studio/account')} prefetch={false}>
        <bdi>{person.name}</bdi> <span className={styles.role}>{t(`roles.${person.role}`)}</span>
      </Link>
      {otherLanguages(language).map((other) => (
        <a
          key={other}
          className={styles.link}
          href={pageAddress(other, here === '' ? '' : (here as `/${string}`))}
          hrefLang={other}
        >
          <bdi lang={other} dir={directionOf(other)}>
            {t(`switchTo.${other}`)}
          </bdi>
        </a>
      ))}
      <a className={styles.link} href={pageAddress(language, '')}>
        {t('toSite')}
      </a>
      <SignOut language={language} />
    </div>
  );
}

/** The worklist is only itself; every other page has pages of its own below it. */
function isWithin(here: string, path: string): boolean {
  return path === '/studio' ? here === path : here === path || here.startsWith(`${path}/`);
}
