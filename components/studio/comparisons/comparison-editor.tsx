'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { AlignBoard } from '@/components/viewer/align-board';
import { type ComparedPhotograph, CompareViewer } from '@/components/viewer/compare-viewer';
import type { CompareWords } from '@/components/viewer/compare-words';
import { comparisonPath, pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import type { Side } from '@/lib/comparisons/compare-state';
import type { Comparable, ComparisonRow } from '@/lib/studio/comparison-commands';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { similarityBetween } from '@/lib/viewport/similarity';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { TextField } from '../controls/text-field';
import { Failure } from '../lists/failure';
import styles from './comparisons.module.css';
import { useComparisonEditor } from './use-comparison-editor';

interface Props {
  row: ComparisonRow;
  photographs: Record<Side, Comparable>;
  words: CompareWords;
  language: Language;
}

type Editor = ReturnType<typeof useComparisonEditor>;

/** Two photographs with the same two places marked on each, and what is said of the two together. */
export function ComparisonEditor({ row, photographs, words, language }: Props) {
  const t = useTranslations('studio.comparisons');
  const editor = useComparisonEditor(row, photographs);
  if (editor.isRemoved)
    return (
      <Notice isLive>
        <p>{t('removed')}</p>
        <Button isPending={editor.isBusy} onPress={() => void editor.restore()}>
          {t('undo')}
        </Button>
      </Notice>
    );
  const { first, second } = photographs;
  return (
    <div className={styles.form}>
      {row.isForReview ? <Notice tone="attention">{t('review')}</Notice> : null}
      <Board {...{ editor, photographs, words, language }} />
      <Words editor={editor} />
      <Saving editor={editor} />
      <p>
        <a className={styles.out} href={pageAddress(language, comparisonPath(first.slug, second.slug))}>
          {t('see')}
        </a>
      </p>
    </div>
  );
}

interface BoardProps extends Omit<Props, 'row'> {
  editor: Editor;
}

/** Where the places are marked, or what comes of them. */
function Board({ editor, photographs, words, language }: BoardProps) {
  const t = useTranslations('studio.comparisons');
  const [isPreview, setPreview] = useState(false);
  const { points, standing, alignment } = editor;
  const shown = {
    first: compared(photographs.first, language),
    second: compared(photographs.second, language),
  };
  const isUsable = standing === 'usable' && alignment !== null;
  const numbers = [writeNumber(1, language), writeNumber(2, language)] as const;
  return (
    <section className={styles.group} aria-label={t('points')}>
      <p className={styles.help}>{t('pointsHelp')}</p>
      <div className={styles.room}>
        {isPreview && isUsable ? (
          <CompareViewer
            {...shown}
            aligned={similarityBetween(alignment.second.points, alignment.first.points)}
            words={words}
            language={language}
          />
        ) : (
          <AlignBoard
            photographs={shown}
            points={points}
            numbers={numbers}
            words={{
              point: t.raw('board.point'),
              pointAt: t.raw('board.pointAt'),
              middle: t.raw('board.middle'),
              help: t('board.help'),
              choose: t('board.choose'),
            }}
            zoomWords={words}
            onChange={editor.setPoint}
          />
        )}
      </div>
      <p role="status" className={styles.help}>
        {t(`standing.${standing}`)}
      </p>
      <div className={styles.tools}>
        <Button isDisabled={!isUsable} onPress={() => setPreview(!isPreview)}>
          {isPreview && isUsable ? t('mark') : t('preview')}
        </Button>
        <Button weight="quiet" isDisabled={standing === 'none'} onPress={editor.clearPoints}>
          {t('clear')}
        </Button>
      </div>
    </section>
  );
}

function compared({ slug, titles, image }: Comparable, language: Language): ComparedPhotograph {
  const title = pickText(titles, language);
  const name = title?.text ?? slug;
  return {
    image,
    alt: name,
    altLang: title?.lang === language ? undefined : title?.lang,
    caption: <bdi lang={title?.lang}>{name}</bdi>,
  };
}

function Words({ editor }: { editor: Editor }) {
  const t = useTranslations('studio.comparisons');
  const common = useTranslations('studio.common');
  return (
    <section className={styles.languages} aria-label={t('words')}>
      {LANGUAGES.map((lang) => (
        <div key={lang} className={styles.group}>
          <TextField
            label={t('titleIn', { language: common(`language.${lang}`) })}
            lang={lang}
            value={editor.titles[lang] ?? ''}
            onChange={(text) => editor.setTitle(lang, text)}
          />
          <TextField
            label={t('textIn', { language: common(`language.${lang}`) })}
            lang={lang}
            rows={3}
            value={editor.texts[lang] ?? ''}
            onChange={(text) => editor.setText(lang, text)}
          />
        </div>
      ))}
    </section>
  );
}

function Saving({ editor }: { editor: Editor }) {
  const t = useTranslations('studio.comparisons');
  const common = useTranslations('studio.common');
  const { isDirty, isBusy, standing, outcome, save, remove } = editor;
  const isWhole = standing === 'none' || standing === 'usable';
  return (
    <>
      <Failure outcome={outcome} />
      <div role="status">{outcome?.ok && !isDirty ? <Notice tone="good">{t('saved')}</Notice> : null}</div>
      <div className={styles.tools}>
        <Button
          weight="full"
          isDisabled={!isDirty || !isWhole}
          isPending={isBusy}
          onPress={() => void save()}
        >
          {common('save')}
        </Button>
        <Button weight="danger" isDisabled={isBusy} onPress={() => void remove()}>
          {common('delete')}
        </Button>
      </div>
    </>
  );
}
