'use client';

import type { ReactNode } from 'react';
import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import fieldStyles from './field.module.css';
import styles from './select.module.css';

export interface SelectOption {
  id: string;
  label: string;
  /** BCP 47, where the label is not in the page's language. */
  lang?: string;
}

interface Props {
  label: string;
  options: readonly SelectOption[];
  value: string | null;
  onChange(value: string): void;
  /** Said while nothing is chosen. */
  placeholder: string;
  help?: ReactNode;
  error?: string | null;
  aside?: ReactNode;
  isDisabled?: boolean;
  name?: string;
  /** In a row whose heads say what it is: the label is then only heard. */
  isLabelHidden?: boolean;
}

/** One of a short list. Long lists take a combo box, where typing finds. */
export function Select(props: Props) {
  const { label, options, value, placeholder, help, error, aside } = props;
  return (
    <AriaSelect
      className={fieldStyles.field}
      value={value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      name={props.name}
    >
      <div className={props.isLabelHidden ? 'visually-hidden' : fieldStyles.head}>
        <Label className={fieldStyles.label}>{label}</Label>
        {aside}
      </div>
      {help ? (
        <Text slot="description" className={fieldStyles.help}>
          {help}
        </Text>
      ) : null}
      <Button className={`${fieldStyles.input} ${styles.button}`}>
        <SelectValue className={styles.value} />
        <span aria-hidden="true" className={styles.arrow} />
      </Button>
      <FieldError className={fieldStyles.error}>{error}</FieldError>
      <Popover className={styles.popover}>
        <ListBox className={styles.list}>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className={styles.option}>
              <span lang={option.lang}>{option.label}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
