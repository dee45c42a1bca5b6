'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { callStudio } from '../call';
import { Button } from '../controls/button';
import { Dialog, DialogActions } from '../controls/dialog';
import { Notice } from '../controls/notice';
import { useFailureWords } from '../failure-words';
import { useEditor } from './editor-context';
import { useRecord } from './record';

/** Into the trash after a question, and out of it again. */
export function TrashButton() {
  const t = useTranslations('studio.editor.trash');
  const bar = useTranslations('studio.editor.bar');
  const common = useTranslations('studio.common');
  const { publication } = useRecord();
  const [isAsking, setAsking] = useState(false);
  const { move, isBusy, failure } = useTrash(() => setAsking(false));
  if (publication.inTrashSince) {
    return (
      <Button weight="full" isPending={isBusy} onPress={() => move('photographs.untrash')}>
        {t('restore')}
      </Button>
    );
  }
  return (
    <>
      <Button weight="quiet" onPress={() => setAsking(true)}>
        {bar('trash')}
      </Button>
      <Dialog title={t('title')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('lead')}</p>
        {failure ? <Notice tone="bad">{failure}</Notice> : null}
        <DialogActions>
          <Button weight="danger" isPending={isBusy} onPress={() => move('photographs.trash')}>
            {t('move')}
          </Button>
          <Button onPress={() => setAsking(false)}>{common('cancel')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function useTrash(done: () => void) {
  const { id, session } = useEditor();
  const { take } = useRecord();
  const router = useRouter();
  const words = useFailureWords();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const move = async (name: 'photographs.trash' | 'photographs.untrash') => {
    setBusy(true);
    const outcome = await session.between(() => callStudio(name, { id }));
    setBusy(false);
    setFailure(outcome.ok ? null : words(outcome.failure));
    if (!outcome.ok) return;
    take({ publication: outcome.value });
    done();
    // What may be edited now is the page's to say.
    router.refresh();
  };
  return { move, isBusy, failure };
}
