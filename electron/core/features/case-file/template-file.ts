// `template.json`: what a template folder says of itself.
import { z } from 'zod';
import { SectionSpec, WordLimit } from '../../../shared/contract/sections.ts';

const shape = {
  title: z.string().min(1).max(200).describe('What it is called in lists.'),
  description: z.string().describe('What it is for, in a sentence.'),
  schema: z.int().describe('Version of the data that it was written for.'),
  main: z
    .string()
    .regex(/^[\w-]+\.typ$/, 'expected the name of a Typst file in the folder, such as template.typ')
    .describe('The file that Typst starts from.'),
  version: z
    .string()
    .max(100)
    .default('')
    .describe('What its author calls this state of it; printed beside its hash.'),
  about: z
    .enum(['case', 'log'])
    .default('case')
    .describe('What it sets: the case file, or a report about the log.'),
  verify: z
    .array(z.string())
    .default([])
    .describe('Legal texts in it that nobody has compared with their source yet.'),
  sections: z
    .array(z.strictObject(SectionSpec.shape))
    .default([])
    .describe('What a person writes, in the order in which it is printed.'),
  limit: WordLimit.optional().describe('Words that the receiver takes at most, all sections together.'),
  law: z.array(z.string()).default([]).describe('Codes of regimes whose texts it prints.'),
};

/** What a `template.json` may say. */
export const TemplateFile = z.strictObject(shape);
export type TemplateFile = z.infer<typeof TemplateFile>;

/** What resources/templates/lib/template.schema.json holds. */
export const templateFileSchema = (): unknown => z.toJSONSchema(TemplateFile, { io: 'input' });
