// Grades, likelihood and confidence, from `resources/grades/grades.json`.
import { z } from 'zod';
import { Grades, Scale, type ScaleId, Sourced } from '../../../shared/contract/grades.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { EstimateWords } from '../../../shared/text/estimates.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { Resources } from '../../ports/index.ts';

/** Row of the table `setting` that holds the likelihood scale. */
export const SCALE_SETTING = 'likelihood-scale';
const FIRST_SCALE: ScaleId = 'icd203';

const Term = z.strictObject({
  id: z.string(),
  words: z.array(z.string()).min(1),
  from: z.number(),
  to: z.number(),
  /** How the words of each row are found in a text, where they mean other things too (“remote”). */
  found: z.array(z.array(z.string())).optional(),
});
const File = z.strictObject({
  title: z.string(),
  checked: z.iso.date(),
  admiralty: Grades.shape.admiralty.strict(),
  scales: z.array(Sourced.extend({ id: Scale.shape.id, terms: z.array(Term) }).strict()),
  confidence: Grades.shape.confidence.strict(),
  /** Words of other languages, to find them in a text. */
  elsewhere: z.strictObject({ likelihood: z.array(z.string()), confidence: z.array(z.string()) }),
});

interface Loaded {
  readonly grades: Omit<Grades, 'scale'>;
  readonly words: EstimateWords;
}

const loaded = new WeakMap<Resources, Loaded>();

function load(resources: Resources): Loaded {
  const before = loaded.get(resources);
  if (before) return before;
  const file = File.parse(JSON.parse(new TextDecoder().decode(resources.read('grades/grades.json'))));
  const scales = file.scales.map(({ terms, ...scale }) => ({
    ...scale,
    terms: terms.map(({ found: _found, ...term }) => ({ ...term, id: `${scale.id}:${term.id}` })),
  }));
  const own = file.scales.flatMap(({ id, terms }) =>
    terms.flatMap(({ words, found = words.map(each => [each]) }) =>
      found.flatMap((forms, row) =>
        forms.map(form => ({ words: form, row: id === 'icd203' ? row : undefined })),
      ),
    ),
  );
  const seen = new Set<string>();
  const made = {
    grades: { admiralty: file.admiralty, scales, confidence: file.confidence },
    words: {
      likelihood: [...own, ...file.elsewhere.likelihood.map(words => ({ words }))].filter(
        ({ words }) => !seen.has(words) && seen.add(words),
      ),
      confidence: file.elsewhere.confidence,
    },
  };
  loaded.set(resources, made);
  return made;
}

/** The likelihood scale of a project. */
export function scaleOf(db: ReadableDb): ScaleId {
  const row = db.one<{ value: ScaleId }>(sql`SELECT value FROM setting WHERE id = ${SCALE_SETTING}`);
  return row?.value ?? FIRST_SCALE;
}

/** All grades, and the scale of the project. */
export const gradesOf = (db: ReadableDb, resources: Resources): Grades => ({
  ...load(resources).grades,
  scale: scaleOf(db),
});

/** Words by which likelihood and confidence are found in a text. */
export const estimateWords = (resources: Resources): EstimateWords => load(resources).words;

/** Refuses a term that no scale has. */
export function refuseUnknownTerm(resources: Resources, term: string): void {
  const { scales } = load(resources).grades;
  const terms = scales.flatMap(scale => scale.terms.map(({ id }) => id));
  if (!terms.includes(term))
    refuse({
      code: 'not-allowed',
      what: `There is no likelihood “${term}”.`,
      next: `Choose one of ${terms.join(', ')}.`,
    });
}
