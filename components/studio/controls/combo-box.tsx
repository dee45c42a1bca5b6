'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { foldText } from '@/lib/text/fold';
import fieldStyles from './field.module.css';
import type { SelectOption } from './select';
import styles from './select.module.css';

interface Props {
  label: string;
  options: readonly SelectOption[];
  value: string | null;
  onChange(value: string | null): void;
  placeholder?: string;
  /** Said in the list where nothing matches what was typed. */
  empty: string;
  /** Name of the button that opens the list. */
  openLabel: string;
  help?: ReactNode;
  error?: string | null;
  aside?: ReactNode;
  isDisabled?: boolean;
  /** Empties itself after each choice: for adding to a list. */
  isAdding?: boolean;
  /** What stands last in the list, for whoever does not find what they are looking for. */
  onNew?: NewOption;
}

export interface NewOption {
  /** @param typed may be empty */
  label(typed: string): string;
  /** @param back puts the keyboard into the field again, when whatever this opened is closed */
  run(typed: string, back: () => void): void;
}

/** No id of an entry. */
const NEW = ' new';

/** One of a long list: typing finds it, whatever its Arabic spelling or accents. */
export function ComboBox(props: Props) {
  const { label, options, value, help, error, aside, isAdding = false, onNew } = props;
  const [typed, setTyped] = useState('');
  const { input, isBack, back, onBlur } = useWayBack();
  // What stands in the field because it is chosen was not typed to find something else.
  const sought = options.some((option) => option.label === typed) ? '' : typed.trim();
  const newLabel = onNew?.label(sought);
  const items = newLabel === undefined ? options : [...options, { id: NEW, label: newLabel }];
  return (
    <AriaComboBox
      className={fieldStyles.field}
      value={isAdding ? null : value}
      onChange={(key) => {
        if (key === NEW) {
          if (isAdding) setTyped('');
          onNew?.run(sought, back);
          return;
        }
        if (isAdding && key === null) return;
        props.onChange(key === null ? null : String(key));
        if (isAdding) setTyped('');
      }}
      {...(isAdding ? { inputValue: typed } : {})}
      onInputChange={setTyped}
      defaultFilter={(text, words) => text === newLabel || foldText(text).includes(foldText(words))}
      allowsEmptyCollection
      // Whoever comes back from a dialog has not asked for the list again.
      menuTrigger={isBack ? 'input' : 'focus'}
      onBlur={onBlur}
      isDisabled={props.isDisabled}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <div className={fieldStyles.head}>
        <Label className={fieldStyles.label}>{label}</Label>
        {aside}
      </div>
      {help ? (
        <Text slot="description" className={fieldStyles.help}>
          {help}
        </Text>
      ) : null}
      <div className={styles.combo}>
        <Input ref={input} className={fieldStyles.input} placeholder={props.placeholder} />
        <AriaButton className={styles.open} aria-label={props.openLabel}>
          <span aria-hidden="true" className={styles.arrow} />
        </AriaButton>
      </div>
      <FieldError className={fieldStyles.error}>{error}</FieldError>
      <Popover className={styles.popover}>
        <ListBox
          className={styles.list}
          items={items}
          renderEmptyState={() => <p className={styles.empty}>{props.empty}</p>}
        >
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className={option.id === NEW ? `${styles.option} ${styles.new}` : styles.option}
            >
              <span lang={option.lang}>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function useWayBack() {
  const input = useRef<HTMLInputElement>(null);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    if (!isBack) return;
    // After the dialog has given the keyboard back to wherever it took it from.
    const timer = setTimeout(() => input.current?.focus());
    return () => clearTimeout(timer);
  }, [isBack]);
  return { input, isBack, back: () => setBack(true), onBlur: () => setBack(false) };
}
