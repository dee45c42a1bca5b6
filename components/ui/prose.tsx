import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { type Inline, readMarkup } from '@/lib/text/markup';
import styles from './prose.module.css';
import { languageProps } from './said';

/** Running text in the small Markdown subset. */
export function Prose({ value, language }: { value: Text; language: Language }) {
  return (
    <div className={styles.prose} {...languageProps(value.lang, language)}>
      {readMarkup(value.text).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never move
        <p key={index}>{paragraph.map(drawInline)}</p>
      ))}
    </div>
  );
}

function drawInline(node: Inline, index: number) {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'emphasis') return <em key={index}>{node.text}</em>;
  return (
    <a key={index} href={node.href} rel="noopener">
      {node.text}
    </a>
  );
}
