'use client';

import { directionOf } from '@/lib/catalogue/languages';
import { textsInOrder } from '@/lib/text/pick-text';
import { useEditor, useField } from '../editor-context';
import { ChoiceField } from './choice-field';
import styles from './fields.module.css';

/** The rights statement with its wording in every language. */
export function RightsField() {
  const { choices, language } = useEditor();
  const { value } = useField('rightsId');
  const chosen = choices.rights.find(({ id }) => id === value);
  return (
    <div>
      <ChoiceField name="rightsId" />
      {chosen ? (
        <div className={styles.wording}>
          {textsInOrder(chosen.names, language).map(({ text, lang }) => (
            <p key={lang} lang={lang} dir={directionOf(lang)}>
              {text}
            </p>
          ))}
          <a href={chosen.uri} target="_blank" rel="noopener" dir="ltr">
            {chosen.uri}
          </a>
        </div>
      ) : null}
    </div>
  );
}
