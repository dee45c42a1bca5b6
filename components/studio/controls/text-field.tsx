'use client';

import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react';
import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from 'react-aria-components';
import { directionOf } from '@/lib/catalogue/languages';
import styles from './field.module.css';

interface Props {
  label: string;
  value: string;
  onChange(value: string): void;
  onBlur?(): void;
  /** What belongs into the field, and how it is used; stands under the label. */
  help?: ReactNode;
  /** In the reader's language; null where the value is good. */
  error?: string | null;
  /** Beside the label: a state such as "stale", or a counter. */
  aside?: ReactNode;
  /** BCP 47 of what is written in it; sets `lang` and `dir` of the field whatever the page's own. */
  lang?: string;
  /** More than one makes it a text area that grows with its text. */
  rows?: number;
  type?: 'text' | 'email' | 'password' | 'url' | 'search';
  name?: string;
  autoComplete?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'url' | 'email';
  maxLength?: number;
  autoFocus?: boolean;
  /** Id of an element that explains several fields at once. */
  describedBy?: string;
  placeholder?: string;
}

/** A labelled text field; the error stands at the field and is read with it. */
export function TextField(props: Props) {
  const { label, help, error, aside, lang, rows = 1, value, inputMode, autoComplete, type = 'text' } = props;
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  useWrittenEarly(place, value, props.onChange);
  const language = lang ? { lang, dir: directionOf(lang) } : {};
  return (
    <AriaTextField
      ref={place}
      className={styles.field}
      value={value}
      onChange={props.onChange}
      onBlur={props.onBlur}
      name={props.name}
      type={type}
      isRequired={props.isRequired}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      maxLength={props.maxLength}
      autoFocus={props.autoFocus}
      aria-describedby={props.describedBy}
    >
      <div className={styles.head}>
        <Label className={styles.label}>{label}</Label>
        {aside}
      </div>
      {help ? (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      ) : null}
      {rows > 1 ? (
        <div className={styles.grow} data-text={`${value} `} {...language}>
          <TextArea
            id={id}
            className={styles.input}
            rows={rows}
            placeholder={props.placeholder}
            {...language}
          />
        </div>
      ) : (
        <Input
          id={id}
          className={styles.input}
          inputMode={inputMode}
          autoComplete={autoComplete}
          placeholder={props.placeholder}
          {...language}
        />
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  );
}

/**
 * Takes over what was written before the page's script ran, on a slow line or by a password manager: React keeps what the
 * field holds while it hydrates, does not hear of it, and would overwrite it with the first change of anything.
 */
function useWrittenEarly(
  place: RefObject<HTMLDivElement | null>,
  value: string,
  onChange: (value: string) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the field begins to listen
  useLayoutEffect(() => {
    const written = place.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(
      'input, textarea',
    )?.value;
    // Fields hold line ends as \n (HTML, "API value").
    if (written !== undefined && written !== value.replace(/\r\n?/g, '\n')) onChange(written);
  }, []);
}
