import { LANGUAGES, type Language } from '@/lib/catalogue/languages';
import { type Box, inset } from '@/lib/map/geometry';
import { projectPlan } from '@/lib/map/plan';
import { line, number } from '../typesetting/svg';
import { compassStar } from './ornament';
import { INK, PAPER } from './palette';
import { drawGround, GRATICULE_BORDER, graticuleBorder } from './plan-ground';
import { drawNames, startPlacing } from './plan-names';
import { awayFromCity, drawPlace, placeOnPlan } from './plan-place';
import { drawSurveyLines } from './plan-survey';
import { positionOf } from './record';
import { type PlanScene, type Scene, styled } from './scene';
import { filled } from './wording';

/** Height in pixels of the notes under the plan. */
const NOTES_HEIGHT = 196;

const COMPASS_RADIUS = 172;

/** Draws the plan of the Old City with its border and the notes under it, within `box` (sheet pixels). */
export async function drawPlan(scene: Scene, box: Box): Promise<string> {
  const outer = { ...box, height: box.height - NOTES_HEIGHT };
  const frame = inset(outer, GRATICULE_BORDER);
  const margin = Math.min(300, frame.width * 0.115);
  const planScene: PlanScene = { ...scene, frame, projection: projectPlan(scene.plan, frame, margin) };
  const placer = startPlacing(planScene);
  const compass = { x: frame.x + COMPASS_RADIUS + 44, y: frame.y + COMPASS_RADIUS + 78 };
  placer.reserve({
    x: frame.x,
    y: frame.y,
    width: 2 * COMPASS_RADIUS + 80,
    height: 2 * COMPASS_RADIUS + 120,
  });
  const ground = await drawGround(planScene);
  const place = await drawPlace(planScene, placer);
  const names = await drawNames(planScene, placer);
  const survey = drawSurveyLines(planScene, placer);
  return [
    ground,
    survey,
    names,
    place,
    compassWithNorth(planScene, compass),
    graticuleBorder(planScene),
    await notes(planScene, { ...box, y: box.y + box.height - NOTES_HEIGHT, height: NOTES_HEIGHT }),
  ].join('\n');
}

function compassWithNorth(scene: PlanScene, centre: { x: number; y: number }): string {
  const disc = `<circle cx="${centre.x}" cy="${centre.y}" r="${COMPASS_RADIUS}" fill="${PAPER}" fill-opacity="0.9"/>`;
  const north = LANGUAGES.map((language) => {
    const side = language === 'ar' ? 34 : -34;
    const style = styled(language, 'book', 46, { halo: PAPER });
    return line(
      scene.words[language].north,
      { x: centre.x + side, y: centre.y - COMPASS_RADIUS - 14 },
      'middle',
      style,
    );
  });
  return disc + compassStar(centre, COMPASS_RADIUS, scene.ink, scene.random) + north.join('');
}

/** What the plan is, whose data it is, what its lines mean; and the scale. */
async function notes(scene: PlanScene, box: Box): Promise<string> {
  const parts = [scaleBar(scene, { x: box.x + box.width / 2, y: box.y + 56 })];
  const room = box.width / 2 - scene.projection.pixelsPerMetre * 150 - 60;
  for (const language of LANGUAGES) {
    const words = scene.words[language];
    const edge = language === 'ar' ? box.x + box.width : box.x;
    const align = language === 'ar' ? 'right' : 'left';
    let y = box.y + 58;
    const lines = [
      { text: words.planTitle, style: styled(language, 'book', 50), lead: 0 },
      { text: words.fabricOfToday, style: styled(language, 'sans', 25), lead: 44 },
      { text: words.attribution, style: styled(language, 'strong', 25), lead: 39 },
      { text: surveyNote(scene, language), style: styled(language, 'sans', 18), lead: 34 },
      {
        text: `${words.ownNamesNote} ${words.waterlinesNote}`,
        style: styled(language, 'sans', 18),
        lead: 26,
      },
    ];
    for (const { text, style, lead } of lines) {
      const width = await scene.typesetter.width(text, style);
      // Fixed words, but a translator may need more of them than there is room for.
      const size = style.size * Math.min(1, room / Math.max(width, 1));
      y += lead;
      parts.push(line(text, { x: edge, y }, align, { ...style, size }));
    }
  }
  return parts.join('');
}

function surveyNote(scene: PlanScene, language: Language): string {
  const words = scene.words[language];
  const position = positionOf(scene.record);
  if (position && placeOnPlan(scene) === 'inside') return words.raysNote;
  const where = position
    ? filled(words.placeBeyond, awayFromCity(scene, position), language)
    : words.placeUnknown;
  return `${where}. ${words.chordsNote}`;
}

/** Three hundred metres, the first hundred in tens. */
function scaleBar(scene: PlanScene, middle: { x: number; y: number }): string {
  const metre = scene.projection.pixelsPerMetre;
  const left = middle.x - 150 * metre;
  const cells = [
    ...Array.from({ length: 10 }, (_, index) => ({
      from: index * 10,
      to: index * 10 + 10,
      dark: index % 2 === 0,
    })),
    { from: 100, to: 200, dark: false },
    { from: 200, to: 300, dark: true },
  ];
  const bars = cells.map(
    ({ from, to, dark }) =>
      `<rect x="${number(left + from * metre)}" y="${middle.y}" width="${number((to - from) * metre)}" height="18" fill="${dark ? INK : PAPER}" stroke="${INK}" stroke-width="2.5"/>`,
  );
  const names = [0, 100, 200, 300].flatMap((metres) =>
    LANGUAGES.map((language) => {
      const y = language === 'ar' ? middle.y - 14 : middle.y + 48;
      const text = filled(scene.words[language].metres, { distance: metres }, language);
      return line(text, { x: left + metres * metre, y }, 'middle', styled(language, 'sans', 24));
    }),
  );
  return [...bars, ...names].join('');
}
