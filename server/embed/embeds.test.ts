import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishPhotograph } from '@/server/catalogue/mutations';
import { trash } from '@/server/catalogue/publishing/trash';
import { PublishedReader } from '@/server/harvest/published';
import { operator, requireDisposable } from '@/server/people/gate';
import { readWords } from '@/server/words';
import { openTestSite, type TestSite } from '@/tests/fixtures/database';
import { addPhotograph, openEditor } from '@/tests/fixtures/drafts';
import { Embeds } from './embeds';

const publicUrl = 'https://exhibition.example';
const PREVIEWS = JSON.stringify([320, 640].map((width) => ({ width, height: Math.round((width * 7) / 9) })));
const HOSTILE = '</title><script>alert(1)</script>" onload="alert(2)\' & <b>';

let site: TestSite;
let embeds: Embeds;
beforeEach(async () => {
  site = await openTestSite();
  const words = await readWords(path.resolve('messages'));
  const files = { script: '/embed/files/a.js', style: '/embed/files/a.css' };
  embeds = new Embeds(site.reader, new PublishedReader(site.reader, publicUrl), { publicUrl, words, files });
});
afterEach(() => site.close());

/** A published photograph. @param scan what is different about its scan */
async function add(slug: string, scan: object = {}): Promise<string> {
  const id = await addPhotograph(site.writer, slug);
  const { id: scanId } = await site.writer.scan.findFirstOrThrow({ where: { photographId: id } });
  await site.writer.scan.update({ where: { id: scanId }, data: { previews: PREVIEWS, ...scan } });
  await publishPhotograph(site.writer, id, scanId);
  return id;
}

async function retitle(id: string, title: string): Promise<void> {
  await openEditor(site.writer, id, 'test').save({ 'labels.en.title': title });
  await publishPhotograph(site.writer, id);
}

const putAway = (id: string) =>
  site.writer.$transaction(async (tx) => {
    const curator = operator('test');
    return trash(tx, curator, await requireDisposable(tx, curator, id));
  });

const describeIt = (url: string, more: Record<string, string> = {}) =>
  embeds.describe(new URLSearchParams({ url, ...more }));

async function describedAs(url: string, more: Record<string, string> = {}) {
  const answer = await describeIt(url, more);
  if (typeof answer === 'number') throw new Error(`refused with ${answer}`);
  return JSON.parse(answer.body);
}

describe('an embedded page', () => {
  it('is in its language, leads to the photograph, and is nothing for search engines', async () => {
    const { status, html } = await embeds.page('ar', await add('gate'));
    expect(status).toBe(200);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<title>gate ع</title>');
    expect(html).toContain('<link rel="canonical" href="https://exhibition.example/ar/photographs/gate">');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).toMatch(
      /<a href="https:\/\/exhibition\.example\/ar\/photographs\/gate" target="_blank" rel="noopener"/,
    );
    expect(html).toContain('data-marked="false"');
    expect(html.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" src="/embed/files/a.js">',
      '<script type="application/json" id="embed-data">',
    ]);
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  it('says that a sheet is one', async () => {
    const { html } = await embeds.page('en', await add('gate', { standIn: true }));
    expect(html).toContain('<p class="mark"><span>Stand-in</span></p>');
    expect(html).toContain('alt="Stand-in sheet, not the photograph: gate"');
  });

  it('lets no title out of its place', async () => {
    const id = await add('gate');
    await retitle(id, HOSTILE);
    const { html } = await embeds.page('en', id);
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)');
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<b>');
  });

  it('says in every language what became of it', async () => {
    const draft = await addPhotograph(site.writer, 'draft');
    const id = await add('gate');
    await putAway(id);
    expect((await embeds.page('ar', draft)).status).toBe(404);
    expect((await embeds.page('ar', 'nobody')).status).toBe(404);
    const gone = await embeds.page('ar', id);
    expect(gone.status).toBe(410);
    expect(gone.html).toMatch(/سُحبت هذه الصورة[\s\S]*has been withdrawn/);
    expect(gone.html).not.toContain('<script');
  });
});

describe('oEmbed', () => {
  it('describes a page with its detail', async () => {
    const id = await add('gate');
    const answer = await describedAs(`${publicUrl}/en/photographs/gate#xywh=9,70,90,70`, { maxwidth: '450' });
    expect(answer).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'gate',
      provider_name: expect.any(String),
      provider_url: 'https://exhibition.example/en',
      thumbnail_url: 'https://exhibition.example/previews/image-of-gate/320.jpg',
      thumbnail_width: 320,
      thumbnail_height: 249,
      width: 450,
      height: 446,
      html: `<iframe src="https://exhibition.example/embed/en/${id}#xywh=9,70,90,70" title="gate" width="450" height="446" style="max-width: 100%; border: 0" loading="lazy" allowfullscreen></iframe>`,
    });
  });

  it('hands out no thumbnail of a sheet, and leads former addresses on', async () => {
    const id = await add('gate', { standIn: true });
    await openEditor(site.writer, id, 'test').save({ slug: 'golden-gate' });
    await publishPhotograph(site.writer, id);
    for (const slug of ['gate', 'golden-gate']) {
      const answer = await describedAs(`http://exhibition.example/ar/photographs/${slug}`);
      expect(answer.title).toBe('gate ع');
      expect(answer).not.toHaveProperty('thumbnail_url');
    }
    expect((await describedAs(`${publicUrl}/embed/en/${id}`)).title).toBe('gate');
  });

  it('is well-formed XML whatever the title says', async () => {
    await retitle(await add('gate'), HOSTILE);
    const answer = await describeIt(`${publicUrl}/en/photographs/gate`, { format: 'xml' });
    expect(answer).toMatchObject({ type: 'text/xml; charset=utf-8' });
    const { body } = answer as { body: string };
    expect(body).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)');
    expect(body).toContain('<html>&lt;iframe src=');
    expect(body.replace(/<\/?[a-z_]+>|<\?xml [^>]*\?>/g, '')).not.toMatch(/[<>]/);
  });

  it('refuses what it does not know, and formats that there are not', async () => {
    await addPhotograph(site.writer, 'draft');
    expect(await describeIt('')).toBe(400);
    expect(await describeIt('https://elsewhere.example/en/photographs/gate')).toBe(404);
    expect(await describeIt(`${publicUrl}/en/about`)).toBe(404);
    expect(await describeIt(`${publicUrl}/en/photographs/draft`)).toBe(404);
    expect(await describeIt(`${publicUrl}/en/photographs/draft`, { format: 'yaml' })).toBe(501);
  });

  it('forgets what was withdrawn', async () => {
    const id = await add('gate');
    await putAway(id);
    expect(await describeIt(`${publicUrl}/en/photographs/gate`)).toBe(404);
  });
});
