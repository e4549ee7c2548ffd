// What a hostile reader would point at in the words of a claim. Hints are worked out when asked for and stored nowhere.
import type { ClaimHint, ClaimKind } from '../../../shared/contract/claims.ts';
import { compoundIn } from '../../../shared/text/compound.ts';
import { estimateFaults } from '../../../shared/text/estimates.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Resources } from '../../ports/index.ts';
import { estimateWords, scaleOf } from '../grades/scales.ts';

/** Words, or Chinese characters, beyond which an assertion is hardly one. */
const MOST_WORDS = 80;
const MOST_HAN = 200;
const MOST_KEPT = 20_000;

/** What hints rest on besides the words. */
export interface HintSource {
  readonly resources: Resources;
  /** Names with a joint in them, which must not be divided. */
  readonly names: readonly string[];
  readonly scale: string;
}

const kept = new Map<string, readonly ClaimHint[]>();

/** What hints rest on in a project. */
export function hintSource(db: ReadableDb, resources: Resources): HintSource {
  const names = db
    .all<{ value: string }>(
      sql`SELECT DISTINCT value FROM statement WHERE property IN ('name', 'alias', 'previousName', 'weakAlias')`,
    )
    .map(({ value }) => value)
    .filter(name => /\s(?:and|but|и|а|но)\s|[.;；，]/iu.test(name));
  return { resources, names, scale: scaleOf(db) };
}

/** Hints about a claim. */
export function hintsOf(
  source: HintSource,
  claim: {
    readonly text: string;
    readonly kind?: ClaimKind | null | undefined;
    readonly likelihood?: string | null | undefined;
  },
): ClaimHint[] {
  const { text, kind, likelihood } = claim;
  const end = text.length;
  const estimate: ClaimHint[] = [];
  if (kind === 'fact' && likelihood)
    estimate.push({
      kind: 'estimate-of-fact',
      start: 0,
      end,
      what: 'A fact in a record has no likelihood.',
      next: 'Make it an assessment, or take the likelihood away.',
    });
  if (likelihood && !likelihood.startsWith(`${source.scale}:`))
    estimate.push({
      kind: 'other-scale',
      start: 0,
      end,
      what: 'Its likelihood is a term of another scale than the project’s.',
      next: 'Choose a term of the project’s scale.',
    });
  return [...wordHints(source, text), ...estimate];
}

function wordHints({ resources, names }: HintSource, text: string): readonly ClaimHint[] {
  const inside = names.filter(name => text.includes(name));
  const key = `${inside.join('\n')}\0${text}`;
  const before = kept.get(key);
  if (before) return before;
  const hints = [...compoundHints(text, inside), ...longHints(text), ...estimateHints(resources, text)];
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, hints);
  return hints;
}

function compoundHints(text: string, names: readonly string[]): ClaimHint[] {
  const compound = compoundIn(text, names);
  const first = compound?.joints[0];
  if (!compound || !first) return [];
  return [
    {
      kind: 'compound',
      start: first.start,
      end: first.end,
      what: `It seems to say ${compound.parts.length} things, which can be true or false apart.`,
      next: 'Split it, so that each has its own evidence and status.',
      parts: [...compound.parts],
    },
  ];
}

function longHints(text: string): ClaimHint[] {
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (words <= MOST_WORDS && han <= MOST_HAN) return [];
  return [
    {
      kind: 'long',
      start: 0,
      end: text.length,
      what: `It has ${han > words ? `${han} characters` : `${words.toLocaleString('en')} words`}: hardly one assertion.`,
      next: 'Claim one thing in a sentence; move the rest to the note or to the text of a section.',
    },
  ];
}

function estimateHints(resources: Resources, text: string): ClaimHint[] {
  return estimateFaults(text, estimateWords(resources)).map(({ kind, start, end, words: [one, other] }) =>
    kind === 'mixed-estimate'
      ? {
          kind,
          start,
          end,
          what: `One sentence says how likely (“${one}”) and how confident (“${other}”).`,
          next: 'Say the confidence in a sentence of its own: how sure you are is not how likely it is.',
        }
      : {
          kind,
          start,
          end,
          what: `“${one}” and “${other}” are of different rows of terms.`,
          next: 'Keep to one row of terms in one text.',
        },
  );
}
