import { expect, it } from 'vitest';
import { html, scriptJson } from './html';

it('escapes values and lets HTML and lists of it be', () => {
  const items = ['a & b', '</p>'].map((text) => html`<li title="${text}">${text}</li>`);
  expect(html`<ul>${items}${null}</ul>${7}`.html).toBe(
    '<ul><li title="a &amp; b">a &amp; b</li><li title="&lt;/p&gt;">&lt;/p&gt;</li></ul>7',
  );
  expect(html`${'a "b"'}`.html).toBe('a &quot;b&quot;');
});

it('writes JSON that cannot end its script', () => {
  const { html: text } = scriptJson({ title: '</script><!--' });
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ title: '</script><!--' });
});
