import { z } from 'zod';

const Evidence = z.object({
  key: z.string(),
  file: z.string(),
  page: z.number().optional(),
  quote: z.string().optional(),
  rectangle: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  rows: z.array(z.number()).optional(),
  columns: z.array(z.string()).optional(),
  language: z.string(),
  note: z.string().default(''),
  translation: z.string().default(''),
  informationGrade: z.string().optional(),
});

/** The recipe of the sample case, as `resources/sample/README.md` describes it: things are named by keys. */
export const Recipe = z.object({
  /** The investigator of the case and when they began: every action is a minute after the one before. */
  project: z.object({ title: z.string(), author: z.string(), begun: z.iso.datetime() }),
  files: z.array(
    z.object({ file: z.string(), language: z.string(), sourceGrade: z.string(), note: z.string() }),
  ),
  evidence: z.array(Evidence),
  entities: z.array(
    z.object({
      key: z.string(),
      schema: z.string(),
      statements: z.array(
        z.object({
          property: z.string(),
          value: z.string(),
          language: z.string().optional(),
          evidence: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
  relations: z.array(
    z.object({
      key: z.string(),
      schema: z.string(),
      source: z.string(),
      target: z.string(),
      properties: z.record(z.string(), z.array(z.string())).default({}),
      evidence: z.array(z.string()).default([]),
    }),
  ),
  claims: z.array(
    z.object({
      key: z.string(),
      text: z.string(),
      status: z.string(),
      note: z.string().default(''),
      kind: z.string().optional(),
      confidence: z.string().optional(),
      startDate: z.string().optional(),
      endDate: z.string().optional(),
      /** Codes of the elements that it answers. */
      elements: z.array(z.string()).default([]),
      links: z.array(z.object({ evidence: z.string(), role: z.string(), note: z.string().default('') })),
    }),
  ),
  /** In the order in which they are taken. Codes of elements are of all of them. */
  regimes: z.array(z.object({ code: z.string(), prongs: z.array(z.string()) })),
  origins: z.array(z.object({ label: z.string(), files: z.array(z.string()) })),
  tasks: z.array(z.object({ element: z.string(), what: z.string(), assignee: z.string(), note: z.string() })),
  /** Searches that are recorded and cited, for a claim or an element. */
  searches: z.array(
    z.object({
      query: z.string(),
      claim: z.string().optional(),
      element: z.string().optional(),
      note: z.string(),
    }),
  ),
  comparison: z.object({
    question: z.string(),
    note: z.string(),
    hypotheses: z.array(
      z.object({ key: z.string(), claim: z.string().optional(), text: z.string().optional() }),
    ),
    items: z.array(
      z.object({
        evidence: z.string(),
        relevance: z.string(),
        ratings: z.record(z.string(), z.string()),
      }),
    ),
  }),
  /** A table that is read as trade records, and rows of it whose amounts a person writes anew because the column has others. */
  trade: z.object({ file: z.string(), rewritten: z.array(z.number()), note: z.string() }),
  figures: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      note: z.string(),
      query: z.record(z.string(), z.unknown()),
      claim: z.string(),
      role: z.string(),
    }),
  ),
  caseFile: z.object({
    title: z.string(),
    reference: z.string(),
    author: z.string(),
    date: z.string(),
    handling: z.string(),
    summary: z.string(),
    subjects: z.array(z.string()),
  }),
});
export type Recipe = z.infer<typeof Recipe>;
