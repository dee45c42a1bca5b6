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
  const marked = (side: Side) => {
    const [one, other] = points[side];
    const { scanId, width, height, standIn } = photographs[side].image;
    return one && other
      ? { scan: { id: scanId, width, height, standIn }, points: [one, other] as [Point, Point] }
      : null;
  };
  const both = { first: marked('first'), second: marked('second') };
  const standing = standingOf(points, both);
  const ask = async (asked: Promise<Outcome<unknown>>, done: () => void) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setOutcome(answer);
    if (!answer.ok) return;
    done();
    router.refresh();
  };
  const { first, second } = both;
  const alignment =
    first && second
      ? {
          first: { scanId: first.scan.id, points: first.points },
          second: { scanId: second.scan.id, points: second.points },
        }
      : null;
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
    save: async () => {
      setBusy(true);
      const saved = await callStudio('comparisons.save', {
        id: row.id,
        base: revision,
        titles,
        texts,
        alignment,
      });
      setBusy(false);
      setOutcome(saved);
      if (!saved.ok) return;
      setRevision(saved.value.revision);
      setDirty(false);
      router.refresh();
    },
    remove: () => ask(callStudio('comparisons.remove', { id: row.id }), () => setRemoved(true)),
    restore: () => ask(callStudio('comparisons.restore', { id: row.id }), () => setRemoved(false)),
  };
}

function standingOf(
  points: SetPoints,
  { first, second }: Record<Side, Parameters<typeof arePointsUsable>[0] | null>,
): PointsStanding {
  if (first && second) return arePointsUsable(first) && arePointsUsable(second) ? 'usable' : 'unusable';
  return [...points.first, ...points.second].every((point) => point === null) ? 'none' : 'some';
}
