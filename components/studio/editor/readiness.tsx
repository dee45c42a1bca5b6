'use client';

import { useTranslations } from 'next-intl';
import type { ReadinessFinding } from '@/lib/studio/photograph-commands';
import { Readiness } from '../controls/readiness';
import { goToField } from './editor-context';

interface Props {
  /** Null while they are looked for. */
  findings: readonly ReadinessFinding[] | null;
  /** Called before a reader is led to a field. */
  onGo(): void;
}

/** What a photograph lacks; each finding leads to its field. */
export function PhotographReadiness({ findings, onGo }: Props) {
  const t = useTranslations('studio.editor.readiness');
  return (
    <Readiness
      findings={findings?.map(({ code, weight, language, field }) => ({
        key: `${code} ${language}`,
        weight,
        words: t(code, { language: language ?? 'other' }),
        onGo: field === null ? undefined : () => goFrom(onGo, field),
      }))}
    />
  );
}

function goFrom(leave: () => void, field: Parameters<typeof goToField>[0]): void {
  leave();
  // Once the dialog has given the keyboard back.
  setTimeout(() => goToField(field), 50);
}
