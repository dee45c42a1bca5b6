'use client';

import { useTranslations } from 'next-intl';
import { DOCUMENTS, type FieldSpec } from '@/lib/site/documents';
import styles from './document-editor.module.css';
import { useOpenDocument } from './document-session';
import { ItemList } from './item-list';
import { Leaf } from './leaf';

/** Every field of the document, in the order of its description. */
export function DocumentFields() {
  const { key } = useOpenDocument();
  const t = useTranslations('studio.site.fields');
  const specs = Object.entries(DOCUMENTS[key]) as [Parameters<typeof t>[0], FieldSpec][];
  return (
    <div className={styles.fields}>
      {specs.map(([name, spec]) =>
        spec.kind === 'list' ? (
          <ItemList key={name} name={name} label={t(name)} spec={spec} />
        ) : (
          <Leaf key={name} path={name} name={name} spec={spec} />
        ),
      )}
    </div>
  );
}
