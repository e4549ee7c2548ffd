import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { explain } from '../../../electron/shared/contract/explain.ts';
import { Problem } from '../../../electron/shared/contract/problem.ts';

/** A problem with every field filled by a word or number that can be looked for in its explanation. */
function filled(shape: Record<string, z.core.$ZodType>): Record<string, unknown> {
  const sampleOf = (schema: z.core.$ZodType): unknown => {
    if (schema instanceof z.ZodLiteral) return schema.value;
    if (schema instanceof z.ZodNumber) return 7;
    if (schema instanceof z.ZodArray)
      return schema.element instanceof z.ZodObject ? [filled(schema.element.shape)] : ['the place'];
    if (schema instanceof z.ZodOptional) return undefined;
    return 'A sentence.';
  };
  return Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, sampleOf(schema)]));
}

for (const option of Problem.options) {
  const problem = Problem.parse(filled(option.shape));
  test(`P1 “${problem.code}” is explained in a sentence and says what to do next`, () => {
    const { title, next } = explain(problem);
    assert.match(title, /[.!?”]$/u);
    assert.match(next, /[.!?]$/u);
    assert.doesNotMatch(`${title} ${next}`, /undefined|\[object/);
  });
}
