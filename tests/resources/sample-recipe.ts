// The recipe of the sample case, read more strictly than the program does.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ClaimKind } from '../../electron/shared/contract/claims.ts';
import { FigureQuery } from '../../electron/shared/contract/figures.ts';
import { Confidence } from '../../electron/shared/contract/grades.ts';
import { Consistency, Degree } from '../../electron/shared/contract/hypotheses.ts';
import { RealDate } from '../../electron/shared/kernel/dates.ts';

/** Where the files of the sample lie. */
export const folder = new URL('../../resources/sample/', import.meta.url);
/** What every file of it says. */
export const mark = { en: 'Invented sample', ru: 'Вымышленный образец', zh: '虚构样本' };
const key = z.string().regex(/^[a-z0-9-]+$/);
const language = z.enum(['en', 'ru', 'zh']);
const role = z.enum(['supports', 'contradicts', 'context']);
const at = {
  key,
  file: z.string(),
  language,
  note: z.string(),
  informationGrade: z.enum(['1', '2', '3', '4', '5', '6']),
};
const page = z.int().min(1);
const translation = z.string().min(1).optional();
const rectangle = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const rows = z.array(z.int().min(1)).min(1);
const evidence = z.union([
  z.strictObject({ ...at, page: page.optional(), quote: z.string().min(1), translation }),
  z.strictObject({ ...at, page, rectangle, translation }),
  z.strictObject({ ...at, rows, columns: z.array(z.string()).min(1) }),
]);
const statement = z.strictObject({
  property: z.string(),
  value: z.string(),
  language: language.optional(),
  evidence: z.array(key).min(1),
});
const Recipe = z.strictObject({
  about: z.string(),
  project: z.strictObject({ title: z.string(), author: z.string().min(1), begun: z.iso.datetime() }),
  files: z.array(
    z.strictObject({
      file: z.string(),
      language,
      sourceGrade: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
      note: z.string(),
    }),
  ),
  evidence: z.array(evidence),
  entities: z.array(z.strictObject({ key, schema: z.string(), statements: z.array(statement).min(1) })),
  relations: z.array(
    z.strictObject({
      key,
      schema: z.string(),
      source: key,
      target: key,
      properties: z.record(z.string(), z.array(z.string()).min(1)),
      evidence: z.array(key).min(1),
    }),
  ),
  claims: z.array(
    z.strictObject({
      key,
      text: z.string(),
      status: z.enum(['draft', 'supported', 'disputed', 'refuted', 'withdrawn']),
      kind: ClaimKind,
      confidence: Confidence.optional(),
      startDate: RealDate.optional(),
      endDate: RealDate.optional(),
      elements: z.array(z.string()),
      links: z.array(z.strictObject({ evidence: key, role, note: z.string() })).min(1),
    }),
  ),
  regimes: z.array(z.strictObject({ code: z.string(), prongs: z.array(z.string()) })).min(1),
  origins: z.array(z.strictObject({ label: z.string(), files: z.array(z.string()).min(1) })),
  tasks: z.array(
    z.strictObject({ element: z.string(), what: z.string(), assignee: z.string(), note: z.string() }),
  ),
  searches: z.array(
    z.strictObject({
      query: z.string(),
      claim: key.optional(),
      element: z.string().optional(),
      note: z.string(),
    }),
  ),
  comparison: z.strictObject({
    question: z.string(),
    note: z.string(),
    hypotheses: z.array(z.strictObject({ key, claim: key.optional(), text: z.string().optional() })),
    items: z.array(z.strictObject({ evidence: key, relevance: Degree, ratings: z.record(key, Consistency) })),
  }),
  trade: z.strictObject({ file: z.string(), rewritten: z.array(z.int()), note: z.string() }),
  figures: z.array(
    z.strictObject({
      key: z.string(),
      title: z.string(),
      note: z.string(),
      query: FigureQuery,
      claim: z.string(),
      role,
    }),
  ),
  caseFile: z.strictObject({
    title: z.string(),
    reference: z.string(),
    author: z.string(),
    date: z.iso.date(),
    handling: z.enum(['public', 'restricted', 'source']),
    summary: z.string(),
    subjects: z.array(key),
  }),
});

/** The recipe of the sample, as its README describes it. */
export const recipe = Recipe.parse(JSON.parse(readFileSync(new URL('case.json', folder), 'utf8')));
