'use client';

import type { Outcome } from '@/components/studio/call';
import { Notice } from '@/components/studio/controls/notice';
import { useFailureWords } from '../failure-words';

/** Why the server would not, in the reader's words; nothing while there is nothing to say. */
export function Failure({ outcome }: { outcome: Outcome<unknown> | null }) {
  const say = useFailureWords();
  if (!outcome || outcome.ok) return null;
  return (
    <Notice tone="bad" isLive>
      {say(outcome.failure)}
    </Notice>
  );
}
