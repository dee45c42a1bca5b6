'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';

/** Asks before a page with something unsaved on it is left, by a link or by closing it. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const t = useTranslations('studio.authorities.unsaved');
  const router = useRouter();
  const [wished, setWished] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const ends = new AbortController();
    const { signal } = ends;
    addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
    document.addEventListener(
      'click',
      (event) => {
        const address = leavingLink(event);
        if (address === null) return;
        event.preventDefault();
        event.stopPropagation();
        setWished(address);
      },
      { signal, capture: true },
    );
    return () => ends.abort();
  }, [isDirty]);
  return (
    <Dialog title={t('title')} isOpen={wished !== null} onClose={() => setWished(null)}>
      <p>{t('lead')}</p>
      <DialogActions>
        <Button weight="full" onPress={() => setWished(null)}>
          {t('stay')}
        </Button>
        <Button
          weight="danger"
          onPress={() => {
            if (wished !== null) router.push(wished);
          }}
        >
          {t('leave')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Where a click would lead within this window; null where it leads nowhere else. */
function leavingLink(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === '_blank') return null;
  return link.origin === location.origin && link.pathname !== location.pathname
    ? `${link.pathname}${link.search}`
    : null;
}
