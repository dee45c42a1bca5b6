import { expect } from '@playwright/test';
import { openInstitution } from '../fixtures/iiif-institution';
import { test } from './support/studio';
import { expectWellMade } from './support/well-made';
import { studioWords } from './support/words';

test('a manifest of another institution comes in as drafts @wide', async ({
  curator,
  language,
  db,
}, info) => {
  const { page } = curator;
  const words = studioWords('transfer', language).iiif;
  const institution = await openInstitution();
  try {
    const service = institution.putService('/s/1', { version: 3, width: 900, height: 600, maxWidth: 500 });
    const body = {
      id: `${service}/full/max/0/default.jpg`,
      type: 'Image',
      service: [{ id: service, type: 'ImageService3' }],
    };
    const id = `${institution.origin}/m-${language}`;
    const painted = [
      { type: 'AnnotationPage', items: [{ type: 'Annotation', motivation: 'painting', body }] },
    ];
    const canvas = { type: 'Canvas', width: 900, height: 600 };
    institution.put(`/m-${language}`, {
      ...{
        '@context': 'http://iiif.io/api/presentation/3/context.json',
        id,
        type: 'Manifest',
        label: { en: ['Damascus Gate'] },
      },
      items: [
        { ...canvas, id: `${id}/1`, items: painted },
        { ...canvas, id: `${id}/2`, items: [] },
      ],
    });
    await page.goto(`/${language}/studio/transfer`);
    await page.getByLabel(words.address, { exact: true }).fill(id);
    await page.getByRole('button', { name: words.start, exact: true }).click();
    const report = page.getByRole('region', { name: words.results });
    await expect(report.getByRole('row')).toHaveCount(4, { timeout: 30_000 });
    await expect(report.getByRole('row').nth(2)).toContainText(words.outcomes.made);
    await expect(report.getByRole('row').nth(3)).toContainText(words.notices.NO_PICTURE);
    await expectWellMade(page, 'studio-iiif', info);
    const sources = await db.reader.iiifSource.findMany({
      where: { manifestId: id },
      include: { photograph: true },
    });
    expect(sources.map(({ photograph }) => photograph.status)).toEqual(['DRAFT']);
    await expect(report.getByRole('link', { name: 'Damascus Gate' })).toHaveAttribute(
      'href',
      new RegExp(`/studio/photographs/${sources[0]?.photographId}$`),
    );
    // A picture that is ready by then changes nothing: the draft is as the import left it.
    await expect
      .poll(
        () =>
          db.reader.scan.count({ where: { photograph: { iiifSource: { manifestId: id } }, state: 'READY' } }),
        {
          timeout: 30_000,
        },
      )
      .toBe(1);
    await page.getByRole('button', { name: studioWords('transfer', language).undo, exact: true }).click();
    await expect(report).toBeHidden();
    const after = await db.reader.iiifSource.findMany({
      where: { manifestId: id },
      include: { photograph: true },
    });
    expect(after.map(({ photograph }) => photograph.status)).toEqual(['DELETED']);
  } finally {
    await institution.close();
  }
});
