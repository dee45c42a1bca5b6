import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Said } from '@/components/ui/said';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import {
  LETTER_KINDS,
  LETTER_LONGEST,
  LETTER_SHORTEST_TEXT,
  type LetterField,
  type LetterProblems,
  type LetterForm as LetterValues,
} from '@/lib/site/letters';
import { pickText } from '@/lib/text/pick-text';
import styles from './contact.module.css';

export interface LetterFormProps {
  language: Language;
  /** What a correction is about. */
  photograph?: { slug: string; titles: Texts };
  /** A letter that could not be taken, as it was sent. */
  values?: LetterValues;
  problems?: LetterProblems;
  /** Why nothing was taken although the letter was good. */
  refusal?: 'tooMany' | 'crossSite' | 'tooLarge' | 'failed';
  privacyNote: Texts;
}

/** The form itself: plain HTML, the same for everyone, so that the page may be kept; the answer looks at where it came from. */
export async function LetterForm({ language, photograph, privacyNote, ...letter }: LetterFormProps) {
  const t = await getTranslations({ locale: language, namespace: 'contact' });
  const { values = {}, problems = {}, refusal } = letter;
  const note = pickText(privacyNote, language);
  const problem = (field: LetterField) => problems[field] && t(`problems.${problems[field]}`);
  return (
    <form className={styles.form} method="post" action="/api/letters" acceptCharset="utf-8">
      <input type="hidden" name="language" value={language} />
      {refusal ? (
        <p className={styles.refusal} role="alert">
          {t(`refusals.${refusal}`)}
        </p>
      ) : null}
      {Object.keys(problems).length > 0 ? (
        <p className={styles.refusal} role="alert">
          {t('problemsFound')}
        </p>
      ) : null}
      {photograph ? (
        <About photograph={photograph} language={language} />
      ) : (
        <Kinds t={t} chosen={values.kind} />
      )}
      <Field name="text" label={t('text')} problem={problem('text')}>
        <textarea
          rows={9}
          required
          minLength={LETTER_SHORTEST_TEXT}
          maxLength={LETTER_LONGEST.text}
          defaultValue={values.text}
          {...fieldProps('text', problem('text'))}
        />
      </Field>
      <Field name="name" label={t('name')} problem={problem('name')}>
        <input
          autoComplete="name"
          maxLength={LETTER_LONGEST.name}
          defaultValue={values.name}
          {...fieldProps('name', problem('name'))}
        />
      </Field>
      <Field name="email" label={t('email')} problem={problem('email')}>
        <input
          type="email"
          dir="ltr"
          autoComplete="email"
          maxLength={LETTER_LONGEST.email}
          defaultValue={values.email}
          {...fieldProps('email', problem('email'))}
        />
      </Field>
      {/* People do not see this field, and programs that fill in everything do. */}
      <label className={styles.trap} aria-hidden="true">
        {t('trap')}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
      {note ? (
        <p className={styles.note}>
          <Said value={note} language={language} />
        </p>
      ) : null}
      <button className={styles.send} type="submit">
        {t('send')}
      </button>
    </form>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'contact'>>>;

function Kinds({ t, chosen = 'contact' }: { t: Words; chosen?: string }) {
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('kind')}</legend>
      {LETTER_KINDS.map((kind) => (
        <label key={kind}>
          <input type="radio" name="kind" value={kind} defaultChecked={kind === chosen} />
          <span>{t(`kinds.${kind}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

async function About({
  photograph: { slug, titles },
  language,
}: {
  photograph: NonNullable<LetterFormProps['photograph']>;
  language: Language;
}) {
  const t = await getTranslations({ locale: language, namespace: 'contact' });
  const title = pickText(titles, language);
  return (
    <>
      <input type="hidden" name="kind" value="correction" />
      <input type="hidden" name="photograph" value={slug} />
      {title ? (
        <p className={styles.about}>
          {t('about')} <Said value={title} language={language} />
        </p>
      ) : null}
    </>
  );
}

interface FieldProps {
  name: LetterField;
  label: string;
  problem: string | undefined;
  children: ReactNode;
}

function Field({ name, label, problem, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={`letter-${name}`}>{label}</label>
      {children}
      {problem ? (
        <p id={`letter-${name}-problem`} className={styles.problem}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}

function fieldProps(name: LetterField, problem: string | undefined) {
  return {
    id: `letter-${name}`,
    name,
    className: styles.input,
    ...(problem ? { 'aria-invalid': true, 'aria-describedby': `letter-${name}-problem` } : {}),
  } as const;
}
