'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ROLES, type Role } from '@/lib/people/roles';
import type { PersonView } from '@/lib/people/views';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { Pill } from '../controls/pill';
import { Select } from '../controls/select';
import tableStyles from '../controls/table.module.css';
import { type Made, MadeLink } from './made-link';
import styles from './people.module.css';
import { useChange } from './use-change';

const TONES = { active: 'good', invited: 'attention', disabled: 'bad' } as const;

type Question = { ask: 'disable' | 'stop'; person: PersonView };

interface Props {
  people: readonly PersonView[];
  /** Id of the reader. */
  me: string | null;
}

/** Everyone, with what an administrator may change of each. */
export function PeopleTable({ people, me }: Props) {
  const t = useTranslations('studio.people');
  const { change, isBusy, fault, forget } = useChange();
  const [made, setMade] = useState<Made | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);

  const makeLink = async (person: PersonView) => {
    const done = await change(() => callStudio('people.link', { id: person.id }));
    if (done) setMade({ link: done.value, ...person });
  };
  const answer = async ({ ask, person: { id } }: Question) => {
    const name = ask === 'disable' ? 'people.disable' : 'people.stop-second-factor';
    await change(() => callStudio(name, { id }));
    setQuestion(null);
  };

  return (
    <>
      {fault ? (
        <Notice tone="bad" isLive>
          {fault}
          <Button weight="quiet" onPress={forget}>
            {t('done')}
          </Button>
        </Notice>
      ) : null}
      <div className={tableStyles.scroller}>
        <table className={`${tableStyles.table} ${styles.people}`}>
          <thead>
            <tr>
              {(['person', 'role', 'state', 'lastSignIn', 'actions'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <Row
                key={person.id}
                person={person}
                isMe={person.id === me}
                isBusy={isBusy}
                onRole={(role) => change(() => callStudio('people.role', { id: person.id, role }))}
                onLink={() => makeLink(person)}
                onEnable={() => change(() => callStudio('people.enable', { id: person.id }))}
                onAsk={(ask) => setQuestion({ ask, person })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Asked question={question} isBusy={isBusy} onYes={answer} onNo={() => setQuestion(null)} />
      <MadeLink made={made} onClose={() => setMade(null)} />
    </>
  );
}

interface RowProps {
  person: PersonView;
  isMe: boolean;
  isBusy: boolean;
  onRole(role: Role): void;
  onLink(): void;
  onEnable(): void;
  onAsk(ask: Question['ask']): void;
}

function Row({ person, isMe, isBusy, onRole, onLink, onEnable, onAsk }: RowProps) {
  const t = useTranslations('studio.people');
  const common = useTranslations('studio.common');
  const format = useFormatter();
  const { name, email, role, state, lastSignIn } = person;
  const isDisabled = state === 'disabled';
  return (
    <tr>
      <th scope="row" className={styles.person}>
        <div>
          <bdi>{name}</bdi> {isMe ? <Pill>{t('you')}</Pill> : null}
        </div>
        <bdi dir="ltr" className={styles.email}>
          {email}
        </bdi>
      </th>
      <td>
        <Select
          label={t('roleOf', { name })}
          isLabelHidden
          options={ROLES.map((id) => ({ id, label: common(`roles.${id}`) }))}
          value={role}
          onChange={(value) => value !== role && onRole(value as Role)}
          placeholder={common('choose')}
          isDisabled={isBusy || isDisabled}
        />
      </td>
      <td>
        <Pill tone={TONES[state]}>{t(`states.${state}`)}</Pill>{' '}
        {person.hasSecondFactor ? <Pill>{t('secondFactor')}</Pill> : null}
      </td>
      <td>
        {lastSignIn ? (
          <time dateTime={lastSignIn}>{format.dateTime(new Date(lastSignIn), { dateStyle: 'medium' })}</time>
        ) : (
          t('never')
        )}
      </td>
      <td>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset in each row would be read as a form of its own */}
        <div role="group" aria-label={t('actionsOf', { name })} className={styles.actions}>
          {isDisabled ? (
            <Button weight="quiet" onPress={onEnable} isDisabled={isBusy}>
              {t('enable')}
            </Button>
          ) : (
            <>
              <Button weight="quiet" onPress={onLink} isDisabled={isBusy}>
                {t('makeLink')}
              </Button>
              {person.hasSecondFactor ? (
                <Button weight="quiet" onPress={() => onAsk('stop')} isDisabled={isBusy}>
                  {t('stopSecondFactor')}
                </Button>
              ) : null}
              <Button weight="quiet" onPress={() => onAsk('disable')} isDisabled={isBusy}>
                {t('disable')}
              </Button>
            </>
          )}
        </div>
      </td>
    </tr>
  );
}

interface AskedProps {
  question: Question | null;
  isBusy: boolean;
  onYes(question: Question): void;
  onNo(): void;
}

/** Before someone is put out, or let in by the password alone. */
function Asked({ question, isBusy, onYes, onNo }: AskedProps) {
  const t = useTranslations('studio.people');
  const common = useTranslations('studio.common');
  if (!question) return null;
  const { ask, person } = question;
  const values = { name: person.name };
  return (
    <Dialog
      title={t(ask === 'disable' ? 'disableTitle' : 'stopTitle', values)}
      isOpen
      onClose={onNo}
      needsAnswer
    >
      <p>{t(ask === 'disable' ? 'disableLead' : 'stopLead', values)}</p>
      <DialogActions>
        <Button weight="danger" isPending={isBusy} onPress={() => onYes(question)}>
          {t(ask === 'disable' ? 'disable' : 'stopSecondFactor')}
        </Button>
        <Button onPress={onNo}>{common('cancel')}</Button>
      </DialogActions>
    </Dialog>
  );
}
