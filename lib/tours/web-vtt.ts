/**
 * WebVTT (W3C, Candidate Recommendation of 4 April 2019), read as strictly as its section 4 has authors write it: what a
 * browser would leave out without a word is said to whoever brings the file.
 */

export interface Cue {
  /** Seconds. */
  start: number;
  end: number;
  text: string;
}

export type ReadWebVtt = { ok: true; text: string; cues: Cue[] } | { ok: false; line: number };

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)(?:[ \t]+.*)?$/;
const ARROW = '-->';

/** @returns the file's text with plain line ends and its cues; or the number, from 1, of the first line that is wrong */
export function readWebVtt(given: string): ReadWebVtt {
  const text = given.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = text.split('\n');
  // 4.1: nothing stands beside the signature but after a blank, and an empty line follows it.
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return { ok: false, line: 1 };
  if (lines.length > 1 && lines[1] !== '' && !/^[^:]+:/.test(lines[1] ?? '')) return { ok: false, line: 2 };
  const cues: Cue[] = [];
  for (const block of blocksOf(lines)) {
    if (isAside(block)) continue;
    const read = readCue(block, cues.at(-1));
    if (typeof read === 'number') return { ok: false, line: read };
    cues.push(read);
  }
  return cues.length === 0 ? { ok: false, line: lines.length } : { ok: true, text, cues };
}

interface Block {
  /** Of the first line, from 1. */
  line: number;
  lines: string[];
}

/** Lines that stand together, after the first such group: the signature and what is said beside it. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  for (const [index, text] of lines.entries()) {
    if (text === '') open = null;
    else if (open) open.lines.push(text);
    else {
      open = { line: index + 1, lines: [text] };
      blocks.push(open);
    }
  }
  return blocks.slice(1);
}

/** Comments, styles and regions say nothing of what is spoken. */
function isAside({ lines: [first = ''] }: Block): boolean {
  return /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first) && !first.includes(ARROW);
}

/** @returns the number of the line that is wrong, where one is */
function readCue({ line, lines }: Block, before: Cue | undefined): Cue | number {
  // A cue may have a name in the line before its times.
  const at = !lines[0]?.includes(ARROW) && lines[1]?.includes(ARROW) ? 1 : 0;
  const [, from = '', to = ''] = TIMING.exec(lines[at] ?? '') ?? [];
  const [start, end] = [seconds(from), seconds(to)];
  // 4.1: a cue ends after it begins, and begins no earlier than the one before it.
  if (start === null || end === null || end <= start || start < (before?.start ?? 0)) return line + at;
  const spoken = lines.slice(at + 1);
  const wrong = spoken.findIndex((each) => each.includes(ARROW));
  if (wrong >= 0) return line + at + 1 + wrong;
  return { start, end, text: spoken.join('\n') };
}

function seconds(time: string): number | null {
  const [all, hours = '0', minutes, whole, thousandths] = TIME.exec(time) ?? [];
  if (all === undefined) return null;
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1_000;
}
