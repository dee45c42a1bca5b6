'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/studio/controls/button';
import { DialogActions } from '@/components/studio/controls/dialog';
import { Select } from '@/components/studio/controls/select';
import { TextField } from '@/components/studio/controls/text-field';
import type { Language } from '@/lib/catalogue/languages';
import { MAKER_ROLES } from '@/lib/catalogue/snapshot';
import type { BulkChange } from '@/lib/studio/bulk-commands';
import type { ChoiceList, Choices } from '@/lib/studio/choice-commands';
import { NONE } from '@/lib/studio/photograph-filter';
import { namedOptions } from './filter-values';

const KINDS = ['section', 'rights', 'holder', 'addMakers', 'replaceMakers', 'addCommunities'] as const;

type Kind = (typeof KINDS)[number];

const LISTS: Record<Kind, ChoiceList> = {
  section: 'sections',
  rights: 'rights',
  holder: 'holders',
  addMakers: 'makers',
  replaceMakers: 'makers',
  addCommunities: 'communities',
};

interface Props {
  options: Choices;
  language: Language;
  onChoose(change: BulkChange): void;
  onCancel(): void;
}

/** Which field of all that is selected takes which value. */
export function BulkChoice({ options, language, onChoose, onCancel }: Props) {
  const t = useTranslations('studio.lists');
  const common = useTranslations('studio.common');
  const [kind, setKind] = useState<Kind>('section');
  const [value, setValue] = useState<string | null>(null);
  const [role, setRole] = useState<(typeof MAKER_ROLES)[number]>('photographer');
  const [basis, setBasis] = useState('');
  const isMakers = kind === 'addMakers' || kind === 'replaceMakers';
  const mayBeNone = kind === 'section' || kind === 'rights' || kind === 'holder';
  const values = namedOptions(options[LISTS[kind]], language);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) onChoose(changeOf(kind, value, { role, basis }));
      }}
    >
      <Select
        label={t('bulk.what')}
        options={KINDS.map((id) => ({ id, label: t(`bulk.kind.${id}`) }))}
        value={kind}
        placeholder={common('choose')}
        onChange={(chosen) => {
          setKind(KINDS.find((known) => known === chosen) ?? 'section');
          setValue(null);
        }}
      />
      <Select
        label={t('bulk.value')}
        options={mayBeNone ? [{ id: NONE, label: t('noneOf') }, ...values] : values}
        value={value}
        placeholder={common('choose')}
        onChange={setValue}
      />
      {isMakers ? (
        <Select
          label={t('bulk.role')}
          options={MAKER_ROLES.map((id) => ({ id, label: t(`roles.${id}`) }))}
          value={role}
          placeholder={common('choose')}
          onChange={(chosen) => setRole(MAKER_ROLES.find((known) => known === chosen) ?? 'photographer')}
        />
      ) : null}
      {kind === 'addCommunities' ? (
        <TextField
          label={t('bulk.basis')}
          help={t('bulk.basisHelp')}
          value={basis}
          onChange={setBasis}
          maxLength={500}
        />
      ) : null}
      <DialogActions>
        <Button weight="full" type="submit" isDisabled={value === null}>
          {t('bulk.look')}
        </Button>
        <Button onPress={onCancel}>{common('cancel')}</Button>
      </DialogActions>
    </Form>
  );
}

function changeOf(
  kind: Kind,
  value: string,
  { role, basis }: { role: (typeof MAKER_ROLES)[number]; basis: string },
): BulkChange {
  const id = value === NONE ? null : value;
  switch (kind) {
    case 'section':
      return { kind, sectionId: id };
    case 'rights':
      return { kind, rightsId: id };
    case 'holder':
      return { kind, holderId: id };
    case 'addCommunities':
      return { kind, communities: [{ communityId: value, basis }] };
    default:
      return { kind, makers: [{ makerId: value, role }] };
  }
}
