'use client';

import { useTranslations } from 'next-intl';
import { ANNOTATION_TEXTS, type Annotation } from '@/lib/annotations/annotation';
import type { Language } from '@/lib/catalogue/languages';
import { TextField } from '../../controls/text-field';
import { useEditor } from '../editor-context';
import { languagesInOrder } from '../field-words';
import pairs from '../text-pairs.module.css';

interface Props {
  annotation: Annotation;
  change(part: Partial<Annotation>): void;
}

/** Its texts, the languages side by side. */
export function TextFields({ annotation: { kind, texts }, change }: Props) {
  const t = useTranslations('studio.editor');
  const { isReadOnly, language } = useEditor();
  const names = ANNOTATION_TEXTS.filter((name) => name !== 'translation' || kind === 'inscription');
  const write = (column: Language, name: (typeof ANNOTATION_TEXTS)[number], text: string) =>
    change({ texts: { ...texts, [column]: { ...texts[column], [name]: text === '' ? null : text } } });
  return names.map((name) => (
    <div key={name} className={pairs.row}>
      {languagesInOrder(language).map((column) => (
        <TextField
          key={column}
          label={t(`inLanguage.${column}`, { field: t(`annotations.texts.${name}`) })}
          value={texts[column][name] ?? ''}
          onChange={(text) => write(column, name, text)}
          lang={column}
          rows={name === 'title' ? 1 : 3}
          isDisabled={isReadOnly}
        />
      ))}
    </div>
  ));
}
