'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Dialog, DialogActions } from '@/components/studio/controls/dialog';
import { Notice } from '@/components/studio/controls/notice';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import type { AuthorityKind } from '@/lib/catalogue/authority-draft';
import { directionOf, LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import type { Choice } from '@/lib/studio/choice-commands';
import { foldText } from '@/lib/text/fold';
import { textsInOrder } from '@/lib/text/pick-text';
import styles from './authorities.module.css';

interface Props {
  kind: AuthorityKind;
  /** What was looked for and not found. */
  typed: string;
  /** What is in the list already. */
  known: readonly Choice[];
  language: Language;
  onClose(): void;
  /** One that is called the same was there. */
  onChoose(id: string): void;
  onMade(choice: Choice): void;
}

/** A new entry of a list in every language; what is called the same already is offered instead. */
export function NewEntryDialog({ kind, typed, known, language, onClose, onChoose, onMade }: Props) {
  const t = useTranslations('studio.authorities');
  const common = useTranslations('studio.common');
  const [names, setNames] = useState<Texts>(() => namesFrom(typed));
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [isNameless, setNameless] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const make = async () => {
    if (!LANGUAGES.some((lang) => names[lang]?.trim())) return setNameless(true);
    setMaking(true);
    const made = await callStudio('authorities.create', { kind, names });
    setMaking(false);
    setOutcome(made);
    if (made.ok) onMade({ id: made.value.id, names });
  };
  return (
    <Dialog title={t(`new.${kind}`)} isOpen onClose={onClose}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          // The page around the dialog may be a form itself.
          event.stopPropagation();
          void make();
        }}
      >
        <p className={styles.help}>{t('new.lead')}</p>
        {LANGUAGES.map((lang, index) => (
          <TextField
            key={lang}
            label={t('name', { language: common(`language.${lang}`) })}
            lang={lang}
            value={names[lang] ?? ''}
            onChange={(value) => {
              setNames({ ...names, [lang]: value });
              setNameless(false);
            }}
            maxLength={300}
            autoFocus={isFirstEmpty(names, index)}
            error={isNameless && index === 0 ? t('problems.NAME_MISSING') : null}
          />
        ))}
        <Same names={names} known={known} language={language} onChoose={onChoose} />
        <Failure outcome={outcome} />
        <DialogActions>
          <Button weight="full" type="submit" isPending={isMaking}>
            {t('add')}
          </Button>
          <Button onPress={onClose}>{common('cancel')}</Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** What was typed goes to the language that is written as it is. */
function namesFrom(typed: string): Texts {
  if (typed === '') return {};
  const direction = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u.test(typed) ? 'rtl' : 'ltr';
  const language = LANGUAGES.find((lang) => directionOf(lang) === direction) ?? LANGUAGES[0];
  return { [language]: typed };
}

function isFirstEmpty(names: Texts, index: number): boolean {
  const first = LANGUAGES.findIndex((lang) => !names[lang]);
  return index === Math.max(first, 0);
}

interface SameProps extends Pick<Props, 'known' | 'language' | 'onChoose'> {
  names: Texts;
}

/** Entries that are called as the new one would be, whatever the spelling. */
function Same({ names, known, language, onChoose }: SameProps) {
  const t = useTranslations('studio.authorities.new');
  const sought = Object.values(names).map(foldText).filter(Boolean);
  const same = known.filter((choice) =>
    Object.values(choice.names).some((name) => sought.includes(foldText(name))),
  );
  return (
    <div role="status">
      {same.map((choice) => {
        const texts = textsInOrder(choice.names, language);
        return (
          <Notice key={choice.id} tone="attention">
            <p>
              {t('same')}{' '}
              {texts.map(({ text, lang }, index) => (
                <span key={lang}>
                  {index > 0 ? ' · ' : null}
                  <bdi lang={lang} dir={directionOf(lang)}>
                    {text}
                  </bdi>
                </span>
              ))}
            </p>
            <Button onPress={() => onChoose(choice.id)}>{t('choose')}</Button>
          </Notice>
        );
      })}
    </div>
  );
}
