import { type Inline, readMarkup } from '../text/markup';
import { escapeXml } from '../text/xml';
import { asValue, linkHtml } from './language-map';

/** Our Markdown subset as a value: plain where it has no markup, else HTML of the elements that 4.5 allows. */
export function markupValue(source: string): string {
  const paragraphs = readMarkup(source);
  const [only, ...more] = paragraphs;
  if (!only) return '';
  if (more.length === 0 && only.every(({ kind }) => kind === 'text'))
    return asValue(only.map(({ text }) => text).join(''));
  return paragraphs.map((inline) => `<p>${inline.map(inlineHtml).join('')}</p>`).join('');
}

function inlineHtml(node: Inline): string {
  if (node.kind === 'emphasis') return `<i>${escapeXml(node.text)}</i>`;
  return node.kind === 'link' ? linkHtml(node.text, node.href) : escapeXml(node.text);
}
