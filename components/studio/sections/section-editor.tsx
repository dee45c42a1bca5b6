'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button as DragHandle, GridList, GridListItem } from 'react-aria-components';
import { callStudio, type Outcome } from '@/components/studio/call';
import { Button } from '@/components/studio/controls/button';
import { Notice } from '@/components/studio/controls/notice';
import { Pill } from '@/components/studio/controls/pill';
import { TextField } from '@/components/studio/controls/text-field';
import { Failure } from '@/components/studio/lists/failure';
import { Titles } from '@/components/studio/lists/titles';
import { pageAddress } from '@/i18n/addresses';
import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { SECTION_TEXTS, sectionField } from '@/lib/catalogue/section-draft';
import type { SectionDraftView } from '@/lib/studio/section-commands';
import { pickText } from '@/lib/text/pick-text';
import styles from './sections.module.css';
import { useOrder } from './use-order';

interface Props {
  section: SectionDraftView;
  language: Language;
}

/** A section's words side by side, and its photographs in their order. Visitors see both with the next publish. */
export function SectionEditor({ section, language }: Props) {
  const t = useTranslations('studio.lists');
  const common = useTranslations('studio.common');
  const router = useRouter();
  const [changes, setChanges] = useState<Record<string, unknown>>({});
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const [contested, setContested] = useState(0);
  const [sitting] = useState(() => `section-${section.id}-${section.revision}`.slice(0, 64));
  const order = useOrder(section.fields.photographIds, (photographIds) =>
    setChanges((kept) => ({ ...kept, photographIds })),
  );
  const save = async () => {
    const { id, revision: base } = section;
    const saved = await callStudio('sections.save', { id, base, sitting, changes });
    setOutcome(saved);
    if (!saved.ok) return;
    const { refused, conflicts } = saved.value;
    setContested(conflicts.length + Object.keys(refused).length);
    if (conflicts.length + Object.keys(refused).length === 0) router.refresh();
  };
  const run = async (name: 'sections.unpublish' | 'sections.trash' | 'sections.publish') => {
    const done =
      name === 'sections.publish'
        ? await callStudio(name, { id: section.id, revision: section.revision })
        : await callStudio(name, { id: section.id });
    setOutcome(done);
    if (!done.ok) return;
    if (name === 'sections.trash') router.push(pageAddress(language, '/studio/sections'));
    else router.refresh();
  };
  const hasChanges = Object.keys(changes).length > 0;
  return (
    <>
      <Failure outcome={outcome} />
      {contested > 0 ? <Notice tone="bad">{t('sections.contested')}</Notice> : null}
      <div className={styles.columns}>
        {LANGUAGES.map((lang) => (
          <div key={lang} className={styles.column}>
            {SECTION_TEXTS.map((name) => {
              const field = sectionField(lang, name);
              return (
                <TextField
                  key={name}
                  label={t(name === 'title' ? 'sections.titleField' : 'sections.textField', {
                    language: common(`language.${lang}`),
                  })}
                  lang={lang}
                  rows={name === 'text' ? 6 : 1}
                  value={String(changes[field] ?? section.fields[field] ?? '')}
                  onChange={(value) => setChanges((kept) => ({ ...kept, [field]: value }))}
                  aside={
                    name === 'title' && section.languages[lang].stale ? (
                      <Pill tone="attention">{t('staleIn', { language: common(`language.${lang}`) })}</Pill>
                    ) : null
                  }
                />
              );
            })}
          </div>
        ))}
      </div>
      <div className={styles.actions}>
        <Button weight="full" onPress={save} isDisabled={!hasChanges}>
          {common('save')}
        </Button>
        <Button onPress={() => run('sections.publish')} isDisabled={hasChanges}>
          {t('bulk.publish')}
        </Button>
        {section.publication.isPublished ? (
          <Button onPress={() => run('sections.unpublish')}>{t('bulk.unpublish')}</Button>
        ) : null}
        <Button weight="danger" onPress={() => run('sections.trash')}>
          {t('bulk.trash')}
        </Button>
        <Pill tone={section.publication.isPublished ? 'good' : 'plain'}>
          {t(section.publication.isPublished ? 'status.published' : 'status.draft')}
        </Pill>
        {section.publication.isChanged ? <Pill tone="attention">{t('status.changed')}</Pill> : null}
      </div>
      <Photographs section={section} language={language} order={order} />
    </>
  );
}

interface PhotographsProps extends Props {
  order: ReturnType<typeof useOrder>;
}

function Photographs({ section, language, order }: PhotographsProps) {
  const t = useTranslations('studio.lists');
  const shown = order.ids.flatMap((id) => section.photographs.find((each) => each.id === id) ?? []);
  return (
    <GridList
      aria-label={t('sections.photographs')}
      className={styles.list}
      dragAndDropHooks={order.dragAndDropHooks}
    >
      {shown.map(({ id, titles, isPublished, thumbnail }) => (
        <GridListItem
          key={id}
          id={id}
          textValue={pickText(titles, language)?.text ?? t('untitled')}
          className={styles.row}
        >
          <DragHandle slot="drag" className={styles.handle}>
            <span aria-hidden="true">⠿</span>
          </DragHandle>
          <Link href={pageAddress(language, `/studio/photographs/${id}`)} className={styles.name}>
            <Titles titles={titles} language={language} fallback={t('untitled')} />
          </Link>
          {thumbnail ? <img className={styles.picture} src={thumbnail} alt="" loading="lazy" /> : <span />}
          <Pill tone={isPublished ? 'good' : 'plain'}>
            {t(isPublished ? 'status.published' : 'status.draft')}
          </Pill>
        </GridListItem>
      ))}
    </GridList>
  );
}
