import type { Language } from '@/lib/catalogue/languages';
import type { Text } from '@/lib/catalogue/views';
import { type Inline, readMarkup } from '@/lib/text/markup';
import styles from './prose.module.css';
import { languageProps } from './said';

interface Props {
  value: Text;
  language: Language;
  /** Where nothing may lead elsewhere: links are words like any other. */
  isPlain?: boolean;
}

/** Running text in the small Markdown subset. */
export function Prose({ value, language, isPlain = false }: Props) {
  return (
    <div className={styles.prose} {...languageProps(value.lang, language)}>
      {readMarkup(value.text).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text never move
        <p key={index}>{paragraph.map((node, place) => drawInline(node, place, isPlain))}</p>
      ))}
    </div>
  );
}

function drawInline(node: Inline, index: number, isPlain: boolean) {
  if (node.kind === 'text' || (isPlain && node.kind !== 'emphasis')) return node.text;
  if (node.kind === 'emphasis') return <em key={index}>{node.text}</em>;
  return (
    <a key={index} href={node.href} rel="noopener">
      {node.text}
    </a>
  );
}
