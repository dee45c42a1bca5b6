import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Point } from '@/lib/annotations/shape';
import type { Language } from '@/lib/catalogue/languages';
import type { Texts } from '@/lib/catalogue/views';
import { arePointsUsable } from '@/lib/comparisons/alignment';
import type { Side } from '@/lib/comparisons/compare-state';
import type { Comparable, ComparisonRow } from '@/lib/studio/comparison-commands';
import { callStudio, type Outcome } from '../call';

export type SetPoints = Record<Side, [Point | null, Point | null]>;

const NO_POINTS: SetPoints = { first: [null, null], second: [null, null] };

/** `some`: more are needed, or none at all. */
export type PointsStanding = 'none' | 'some' | 'unusable' | 'usable';

/** A comparison that is being edited; it is saved when its curator says so, since visitors see it at once. */
export function useComparisonEditor(row: ComparisonRow, photographs: Record<Side, Comparable>) {
  const router = useRouter();
  const [revision, setRevision] = useState(row.revision);
  const [titles, setTitles] = useState<Texts>(row.titles);
  const [texts, setTexts] = useState<Texts>(row.texts);
  const [points, setPoints] = useState<SetPoints>(row.points ?? NO_POINTS);
  const [isDirty, setDirty] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [isRemoved, setRemoved] = useState(false);
  const [outcome, setOutcome] = useState<Outcome<unknown> | null>(null);
  const touch = () => {
    setDirty(true);
    setOutcome(null);
  };
  const both = {
    first: markedOn(photographs.first, points.first),
    second: markedOn(photographs.second, points.second),
  };
  const standing = standingOf(points, both);
  const alignment = alignmentOf(both);
  const ask = async <Value>(asked: Promise<Outcome<Value>>, done: (value: Value) => void) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setOutcome(answer);
    if (!answer.ok) return;
    done(answer.value);
    router.refresh();
  };
  return {
    ...{ titles, texts, points, standing, isDirty, isBusy, isRemoved, outcome, alignment },
    setTitle: (lang: Language, text: string) => {
      setTitles({ ...titles, [lang]: text });
      touch();
    },
    setText: (lang: Language, text: string) => {
      setTexts({ ...texts, [lang]: text });
      touch();
    },
    setPoint: (side: Side, number: 0 | 1, point: Point) => {
      setPoints((now) => ({ ...now, [side]: number === 0 ? [point, now[side][1]] : [now[side][0], point] }));
      touch();
    },
    clearPoints: () => {
      setPoints(NO_POINTS);
      touch();
    },
    save: () => {
      const saved = { id: row.id, base: revision, titles, texts, alignment };
      return ask(callStudio('comparisons.save', saved), (now) => {
        setRevision(now.revision);
        setDirty(false);
      });
    },
    remove: () => ask(callStudio('comparisons.remove', { id: row.id }), () => setRemoved(true)),
    restore: () => ask(callStudio('comparisons.restore', { id: row.id }), () => setRemoved(false)),
  };
}

type Marked = Parameters<typeof arePointsUsable>[0] | null;

/** The two places on a photograph's present scan; null: they are not both there. */
function markedOn({ image }: Comparable, [one, other]: SetPoints[Side]): Marked {
  const { scanId, width, height, standIn } = image;
  return one && other ? { scan: { id: scanId, width, height, standIn }, points: [one, other] } : null;
}

function alignmentOf({ first, second }: Record<Side, Marked>) {
  if (!first || !second) return null;
  return {
    first: { scanId: first.scan.id, points: first.points },
    second: { scanId: second.scan.id, points: second.points },
  };
}

function standingOf(points: SetPoints, { first, second }: Record<Side, Marked>): PointsStanding {
  if (first && second) return arePointsUsable(first) && arePointsUsable(second) ? 'usable' : 'unusable';
  return [...points.first, ...points.second].every((point) => point === null) ? 'none' : 'some';
}
