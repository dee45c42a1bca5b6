'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { pageAddress } from '@/i18n/addresses';
import type { Language } from '@/lib/catalogue/languages';
import type { Side } from '@/lib/comparisons/compare-state';
import type { Comparable } from '@/lib/studio/comparison-commands';
import { pickText } from '@/lib/text/pick-text';
import { callStudio, type Outcome } from '../call';
import { Button } from '../controls/button';
import { ComboBox } from '../controls/combo-box';
import { Dialog, DialogActions } from '../controls/dialog';
import { Failure } from '../lists/failure';
import styles from './comparisons.module.css';

interface Props {
  comparable: readonly Comparable[];
  language: Language;
}

/** Chooses two photographs, sets them beside each other and opens them. */
export function NewComparison({ comparable, language }: Props) {
  const t = useTranslations('studio.comparisons.new');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Record<Side, string | null>>({ first: null, second: null });
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const { first, second } = chosen;
  const make = async () => {
    if (!first || !second) return;
    const made = await callStudio('comparisons.create', { firstId: first, secondId: second });
    setOutcome(made);
    if (made.ok) router.push(pageAddress(language, `/studio/comparisons/${made.value.id}`));
  };
  const options = comparable.map(({ id, slug, titles }) => {
    const title = pickText(titles, language);
    return { id, label: title?.text ?? slug, lang: title?.lang };
  });
  return (
    <>
      <Button weight="full" onPress={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Dialog title={t('open')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className={styles.form}>
          <p>{t('lead')}</p>
          {(['first', 'second'] as const).map((side) => (
            <ComboBox
              key={side}
              label={t(side)}
              options={options}
              value={chosen[side]}
              onChange={(id) => setChosen({ ...chosen, [side]: id })}
              empty={t('none')}
              openLabel={t('list')}
            />
          ))}
          <Failure outcome={outcome} />
        </div>
        <DialogActions>
          <Button weight="full" isDisabled={!first || !second} onPress={() => void make()}>
            {t('make')}
          </Button>
          <Button onPress={() => setOpen(false)}>{common('cancel')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
