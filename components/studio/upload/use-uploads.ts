'use client';

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { CommandFailure } from '@/lib/studio/failure';
import type { UploadList, UploadView } from '@/lib/studio/upload-commands';
import { callStudio } from '../call';
import { refusalOf } from './accepted-files';
import { fingerprintOf } from './fingerprint';
import { Sender, type Sending } from './sender';

/** One line of the page: what this page sends, what the server knows of it, or both. */
export interface UploadLine {
  key: string;
  sending: Sending | null;
  upload: UploadView | null;
}

export interface RefusedFile {
  name: string;
  failure: CommandFailure;
}

export interface Uploads {
  lines: UploadLine[];
  refused: RefusedFile[];
  limits: UploadList['limits'];
  send(files: Iterable<File>, target?: { photographId: string; showWhenReady: boolean }): Promise<void>;
  pause(line: UploadLine): void;
  resume(line: UploadLine): void;
  cancel(line: UploadLine): void;
  retryScan(scanId: string): void;
}

/** Milliseconds between two looks at the server: while something is being made of a file, and otherwise. */
const SOON_MS = 400;
const LATER_MS = 15_000;

/**
 * The uploads of whoever is signed in: those of this page, and those that were begun elsewhere or before. Files that are chosen
 * again go on where they stopped.
 * @param initial what the server knew when the page was made
 * @param only the photograph whose files to show; all where absent
 */
export function useUploads(initial: UploadList, only?: string): Uploads {
  const [sender] = useState(() => new Sender());
  const sending = useSyncExternalStore(sender.subscribe, sender.list, sender.list);
  const [known, look] = useServerList(initial, sending);
  const [refused, setRefused] = useState<RefusedFile[]>([]);
  useEffect(() => {
    addEventListener('online', sender.tryNow);
    return () => removeEventListener('online', sender.tryNow);
  }, [sender]);
  useWarningBeforeLeaving(sending.some(({ phase }) => phase !== 'sent' && phase !== 'failed'));

  const send: Uploads['send'] = async (files, target) => {
    const refusals: RefusedFile[] = [];
    for (const file of files) {
      const failure = refusalOf(file, known.limits);
      // A card that was taken out, a file that only a cloud has: what cannot be read now cannot be sent.
      const fingerprint = failure ? null : await fingerprintOf(file).catch(() => null);
      if (fingerprint === null) {
        const unreadable = { code: 'FILE_UNREADABLE', detail: { name: file.name } } as const;
        refusals.push({ name: file.name, failure: failure ?? unreadable });
      } else {
        const { photographId = null, showWhenReady = false } = target ?? {};
        const resume = addressToResume(known.uploads, sender.list(), file, fingerprint);
        sender.add(file, { fingerprint, resume, photographId, showWhenReady });
      }
    }
    setRefused(refusals);
  };
  const cancel = async ({ sending: mine, upload }: UploadLine) => {
    if (mine) await sender.drop(mine.key);
    const id = mine?.uploadId ?? upload?.id;
    if (id) await callStudio('uploads.cancel', { id });
    await look();
  };
  return {
    lines: linesOf(known.uploads, sending, only),
    refused,
    limits: known.limits,
    send,
    pause: ({ sending: mine }) => void (mine && sender.pause(mine.key)),
    resume: ({ sending: mine }) => void (mine && sender.resume(mine.key)),
    cancel: (line) => void cancel(line),
    retryScan: (scanId) => void callStudio('scans.retry', { scanId }).then(look),
  };
}

function addressToResume(
  known: readonly UploadView[],
  sending: readonly Sending[],
  file: File,
  fingerprint: string,
): string | null {
  const begun = known.find(
    (upload) =>
      upload.state === 'ARRIVING' && upload.bytes === file.size && upload.fingerprint === fingerprint,
  );
  const isBusy = sending.some(({ uploadId, phase }) => uploadId === begun?.id && phase !== 'failed');
  return begun && !isBusy ? `/api/uploads/${begun.id}` : null;
}

function linesOf(known: readonly UploadView[], sending: readonly Sending[], only?: string): UploadLine[] {
  const isListed = (id: string | null) => known.some((upload) => upload.id === id);
  const fresh = sending
    .filter(({ uploadId }) => !isListed(uploadId))
    .map((mine): UploadLine => ({ key: mine.key, sending: mine, upload: null }));
  const listed = known
    .filter(({ photograph }) => !only || photograph?.id === only)
    .map((upload): UploadLine => {
      const mine = sending.findLast(({ uploadId }) => uploadId === upload.id) ?? null;
      // The line stays the one it was before the server knew of it, and so keeps the keyboard.
      return { key: mine?.key ?? upload.id, sending: mine, upload };
    });
  return [...fresh.toReversed(), ...listed];
}

function useServerList(initial: UploadList, sending: readonly Sending[]): [UploadList, () => Promise<void>] {
  const [known, setKnown] = useState(initial);
  const look = useCallback(async () => {
    const outcome = await callStudio('uploads.list', {});
    if (outcome.ok) setKnown(outcome.value);
  }, []);
  const isMoving =
    known.uploads.some(
      ({ state, scan }) => state === 'FINISHING' || scan?.state === 'WAITING' || scan?.state === 'BUILDING',
    ) ||
    sending.some(
      ({ phase, uploadId }) =>
        (phase === 'sent' || phase === 'sending') &&
        !known.uploads.some(({ id, state }) => id === uploadId && state !== 'ARRIVING'),
    );
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const again = async () => {
      await look();
      if (!isOver) timer = setTimeout(again, isMoving ? SOON_MS : LATER_MS);
    };
    // At once where nothing moves: the page may come out of the browser's memory of an earlier visit.
    timer = setTimeout(again, isMoving ? SOON_MS : 0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isMoving, look]);
  return [known, look];
}

/** Closing the page stops what it sends: it would go on only when the same file is chosen again. */
function useWarningBeforeLeaving(isSending: boolean): void {
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isSending]);
}
