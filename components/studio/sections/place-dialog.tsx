'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { NumberField } from '../controls/number-field';

interface Props {
  name: string;
  /** 1-based place now. */
  number: number;
  count: number;
  onPlace(number: number): void;
  onClose(): void;
}

/** Asks for a place by its number, for an order that is too long to drag through. */
export function PlaceDialog({ name, number, count, onPlace, onClose }: Props) {
  const t = useTranslations('studio.sections.order');
  const common = useTranslations('studio.common');
  const [wished, setWished] = useState<number | null>(number);
  return (
    <Dialog title={t('place', { name })} isOpen onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (wished !== null) onPlace(wished);
        }}
      >
        <NumberField
          label={t('placeLabel', { first: 1, count })}
          value={wished}
          onChange={setWished}
          minValue={1}
          maxValue={count}
        />
        <DialogActions>
          <Button weight="full" type="submit" isDisabled={wished === null}>
            {t('placeIt')}
          </Button>
          <Button onPress={onClose}>{common('cancel')}</Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
