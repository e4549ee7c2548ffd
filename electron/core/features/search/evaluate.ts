// What a query finds in one segment, and how good each find is.
import { PostingReader, type Segment } from './index/segment.ts';
import { both, complement, either, type Found, without } from './lists.ts';
import { type Resolved, termsOf, unitsAtMost } from './resolved.ts';
import type { Sequence } from './sequences.ts';
import { type Spans, spansOf } from './spans.ts';

/** How rare a leaf is, over all of the index: its weight in the score. */
export type Weights = ReadonlyMap<Resolved, number>;

const K1 = 1.2;
const B = 0.75;

/** Evaluates a query over one segment. */
export function evaluate(node: Resolved, segment: Segment, weights: Weights, averageLength: number): Found {
  const go = (inner: Resolved): Found => {
    switch (inner.kind) {
      case 'filter':
        return {
          kind: 'ranges',
          takes: Uint8Array.from(segment.ranges, range => Number(inner.test(range.owner))),
        };
      case 'and':
        return all(inner.children);
      case 'or':
        return inner.children.map(go).reduce((left, right) => either(segment, left, right));
      case 'not':
        return complement(segment, go(inner.child));
      case 'leaf':
      case 'near':
        return scored(inner, segment, weights.get(inner) ?? 0, averageLength);
      default:
        throw new Error('no such node');
    }
  };
  /** What is wanted first, then what is not: so that no list of all the rest has to be made. */
  const all = (children: readonly Resolved[]): Found => {
    const wanted = children.filter(child => child.kind !== 'not');
    const [first, ...others] = wanted.length > 0 ? wanted.map(go) : children.slice(0, 1).map(go);
    const found = others.reduce((left, right) => both(segment, left, right), first ?? NONE);
    const unwanted = children.flatMap(child => (child.kind === 'not' ? [child.child] : []));
    return unwanted
      .slice(wanted.length > 0 ? 0 : 1)
      .reduce((left, child) => without(segment, left, go(child)), found);
  };
  return go(node);
}

const NONE: Found = { kind: 'list', units: new Uint32Array(0), scores: new Float32Array(0) };

function scored(
  node: Extract<Resolved, { kind: 'leaf' | 'near' }>,
  segment: Segment,
  weight: number,
  averageLength: number,
): Found {
  const terms = node.kind === 'leaf' ? loneTerms(segment, node.sequences) : undefined;
  const { units, times } = terms ? unitsOf(segment, terms) : timesOf(spansOf(node, segment));
  const scores = new Float32Array(units.length);
  for (let index = 0; index < units.length; index++) {
    const length = segment.lengths[(units[index] ?? 0) - segment.from] ?? 0;
    const here = times[index] ?? 0;
    scores[index] = (weight * here * (K1 + 1)) / (here + K1 * (1 - B + (B * length) / averageLength));
  }
  return { kind: 'list', units, scores };
}

interface Times {
  readonly units: Uint32Array;
  readonly times: Uint32Array;
}

function timesOf(spans: Spans): Times {
  const times = Uint32Array.from(
    spans.units,
    (_, at) => (spans.offsets[at + 1] ?? 0) - (spans.offsets[at] ?? 0),
  );
  return { units: Uint32Array.from(spans.units), times };
}

/** The terms that a leaf comes to when none of them must stand beside another, so that positions need not be read. */
function loneTerms(segment: Segment, sequences: readonly Sequence[]): readonly number[] | undefined {
  const terms = new Set<number>();
  for (const sequence of sequences) {
    if (unitsAtMost(segment, sequence) === 0) continue;
    const [slot, ...others] = sequence.slots;
    if (!slot || others.length > 0) return undefined;
    for (const term of termsOf(segment, slot)) terms.add(term);
  }
  return [...terms];
}

function unitsOf(segment: Segment, terms: readonly number[]): Times {
  const [only] = terms;
  if (terms.length === 1 && only !== undefined) return unitsOfTerm(segment, only);
  const times = new Uint32Array(terms.length === 0 ? 0 : segment.to - segment.from);
  let count = 0;
  for (const term of terms) {
    const reader = new PostingReader(segment, term);
    while (reader.next()) {
      const at = reader.unit - segment.from;
      if (times[at] === 0) count += 1;
      times[at] = (times[at] ?? 0) + reader.times;
    }
  }
  const found = { units: new Uint32Array(count), times: new Uint32Array(count) };
  for (let at = 0, next = 0; next < count; at++) {
    if (times[at] === 0) continue;
    found.units[next] = segment.from + at;
    found.times[next++] = times[at] ?? 0;
  }
  return found;
}

function unitsOfTerm(segment: Segment, term: number): Times {
  const count = segment.frequency[term] ?? 0;
  const units = new Uint32Array(count);
  const times = new Uint32Array(count);
  const reader = new PostingReader(segment, term);
  for (let at = 0; reader.next(); at++) {
    units[at] = reader.unit;
    times[at] = reader.times;
  }
  return { units, times };
}
