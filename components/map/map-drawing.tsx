import { getTranslations } from 'next-intl/server';
import { pageAddress, photographPath, placeOnMap } from '@/i18n/addresses';
import { directionOf, type Language } from '@/lib/catalogue/languages';
import type { Point } from '@/lib/map/geometry';
import type { Marker, Standings } from '@/lib/map/old-city-map';
import type { Tile } from '@/lib/map/tiles';
import { coneOutline } from '@/lib/map/view-cone';
import type { StandingView } from '@/lib/map/views';
import { writeNumber } from '@/lib/text/digits';
import { pickText } from '@/lib/text/pick-text';
import { pathOf, tenth } from './drawn-path';
import styles from './map.module.css';

/** The drawing's own coordinates: metres, x to the east and y to the south. */
interface Props {
  extent: { x: number; y: number; width: number; height: number };
  wall: readonly Point[];
  buildings: readonly { slug: string | null; outline: readonly Point[]; isEnclosure: boolean }[];
  /** Under all else. */
  tiles: readonly Tile[];
  levels: readonly { level: number; markers: readonly Marker[] }[];
  standings: readonly Standings<StandingView>[];
  chosen: string | null;
  language: Language;
}

/** Metres that a field of view is drawn long. */
const CONE_LENGTH = 220;

/** The map as a drawing that needs no script: walls, buildings, names, and where photographers stood. It never mirrors. */
export async function MapDrawing(props: Props) {
  const { extent, wall, buildings, tiles, levels, standings, chosen, language } = props;
  const t = await getTranslations({ locale: language, namespace: 'map' });
  const middle = { x: extent.x + extent.width / 2, y: extent.y + extent.height / 2 };
  return (
    // biome-ignore lint/a11y/useSemanticElements: links in a drawing, not a field set
    <svg
      className={styles.drawing}
      data-based={tiles.length > 0 ? '' : undefined}
      viewBox={`${extent.x} ${extent.y} ${extent.width} ${extent.height}`}
      role="group"
      aria-label={t('label')}
      direction="ltr"
    >
      {tiles.map(({ href, ...place }) => (
        <image key={href} href={href} {...place} preserveAspectRatio="none" />
      ))}
      <path className={styles.city} d={pathOf(wall)} />
      {buildings.map(({ slug, outline, isEnclosure }) => (
        <path
          key={pathOf(outline)}
          className={isEnclosure ? styles.enclosure : styles.building}
          data-chosen={slug !== null && slug === chosen ? '' : undefined}
          d={pathOf(outline)}
        />
      ))}
      <path className={styles.wall} d={pathOf(wall)} />
      {standings.map((group) => (
        <Standing key={`${group.at.x} ${group.at.y}`} group={group} language={language} />
      ))}
      {levels.map(({ level, markers }, index) => (
        <g key={level} className={styles.level} data-level={index}>
          {markers.map((marker) => (
            <PlaceMarker
              key={`${marker.slug ?? ''} ${marker.at.x} ${marker.at.y}`}
              marker={marker}
              isChosen={marker.slug !== null && marker.slug === chosen}
              middle={middle}
              language={language}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

const ARROWS = ['↑', '↗', '→', '↘', '↓', '↙', '←', '↖'];

/** The way that leads beyond the map, in eighths of the compass. */
function arrowTo(at: Point, middle: Point): string {
  const turned = Math.atan2(at.x - middle.x, middle.y - at.y) / (Math.PI / 4);
  return ARROWS[(Math.round(turned) + 8) % 8] ?? '';
}

/** Its contents are in CSS pixels, whatever the zoom. */
function placedAt({ x, y }: Point) {
  return { '--x': `${tenth(x)}px`, '--y': `${tenth(y)}px` } as Record<string, string>;
}

interface MarkerProps {
  marker: Marker;
  isChosen: boolean;
  /** Of the map. */
  middle: Point;
  language: Language;
}

function PlaceMarker({ marker, isChosen, middle, language }: MarkerProps) {
  const { slug, names, total, lines, at, isBeyond } = marker;
  const name = pickText(names, language)?.text ?? '';
  const drawn = (
    <>
      <title>{name}</title>
      {total > 0 ? (
        <>
          <circle className={styles.disc} r={12} />
          <text className={styles.count} y={4.5}>
            {writeNumber(total, language)}
          </text>
        </>
      ) : (
        <circle className={styles.dot} r={isBeyond ? 2 : 4} />
      )}
      {lines.map(({ text, lang, x, y }, index) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one name never move
          key={index}
          className={styles.name}
          x={x}
          y={y}
          lang={lang}
          direction={directionOf(lang)}
        >
          {index === 0 && isBeyond ? `${arrowTo(at, middle)} ${text}` : text}
        </text>
      ))}
    </>
  );
  return (
    <g className={styles.placed} style={placedAt(at)}>
      {slug === null ? (
        drawn
      ) : (
        <a
          href={placeOnMap(language, slug)}
          aria-current={isChosen ? 'true' : undefined}
          className={styles.marker}
        >
          {drawn}
        </a>
      )}
    </g>
  );
}

async function Standing({ group, language }: { group: Standings<StandingView>; language: Language }) {
  const t = await getTranslations({ locale: language, namespace: 'map' });
  const [first] = group.members;
  if (!first) return null;
  const isOne = group.members.length === 1;
  const cone = isOne ? coneOutline(first.viewpoint, CONE_LENGTH) : null;
  const title = pickText(first.titles, language)?.text ?? '';
  const words = isOne ? t('viewpoint', { title }) : t('viewpointsHere', { count: group.members.length });
  const sign = <path className={styles.standing} d="M0-9L9 0L0 9L-9 0Z" />;
  return (
    <>
      {cone ? (
        <path
          className={styles.cone}
          d={pathOf(cone.map(({ x, y }) => ({ x: x + group.at.x, y: y + group.at.y })))}
        />
      ) : null}
      <g className={styles.placed} style={placedAt(group.at)}>
        {isOne ? (
          <a href={pageAddress(language, photographPath(first.slug))} className={styles.marker}>
            <title>{words}</title>
            {sign}
          </a>
        ) : (
          <>
            <title>{words}</title>
            {sign}
            <text className={styles.name} y={-13}>
              {writeNumber(group.members.length, language)}
            </text>
          </>
        )}
      </g>
    </>
  );
}
