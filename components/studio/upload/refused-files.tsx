'use client';

import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import type { RefusedFile } from './use-uploads';

/** Files that were chosen and need not be sent, each with the reason. */
export function RefusedFiles({ files }: { files: readonly RefusedFile[] }) {
  const say = useFailureWords();
  if (files.length === 0) return null;
  return (
    <Notice tone="bad" isLive>
      <ul>
        {files.map(({ name, failure }) => (
          <li key={name}>
            <bdi>{name}</bdi>: {say(failure)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
