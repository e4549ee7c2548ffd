import { refuse } from '../../../shared/contract/problem.ts';
import type { RecognitionOptions } from '../../../shared/contract/recognition.ts';
import { namesOf } from '../../importers/ocr/choice.ts';

/** Refuses languages that there is no data for, saying where data belong. */
export function refuseUnknown({ languages, folder }: RecognitionOptions, wanted: readonly string[]): void {
  const names = languages.map(({ name }) => name);
  const unknown = namesOf(wanted).find(name => !names.includes(name));
  if (unknown !== undefined)
    refuse({
      code: 'not-allowed',
      what: `There is no data to recognise “${unknown}” with.`,
      next: `Choose among ${names.join(', ')}, or put ${unknown}.traineddata into ${folder}.`,
    });
}
