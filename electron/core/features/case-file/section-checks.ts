// What a lawyer would ask about the written sections and the legal texts of their template.
import type { Check } from '../../../shared/contract/preflight.ts';
import type { Citable, Section, WordLimit } from '../../../shared/contract/sections.ts';
import { citationsIn, isBlank, plainText } from '../../../shared/sections/tree.ts';
import type { QueryContext } from '../../app/context.ts';
import { citables } from '../sections/citable.ts';
import { SUMMARY, sectionsIn } from '../sections/queries.ts';
import type { Material } from './assemble.ts';
import type { Template } from './templates.ts';

/** A finding before it is known whether it stops an export. */
export type Found = Omit<Check, 'blocking'>;

/** A place that its writer marked as still to be verified. */
export const VERIFY = /\[verify(?::[^\]]*)?\]/i;

/** Citations, missing and long texts, and what is still to be verified. */
export function sectionChecks(context: QueryContext, material: Material, template: Template): Found[] {
  const sections = sectionsIn(context.db, template);
  const known = citables(context, material, sections);
  return [
    ...sections.flatMap(section => textChecks(section, known)),
    ...lengthChecks(template, sections),
    ...template.verify.map(text => ({
      code: 'verify-mark' as const,
      where: `Template “${template.title}”`,
      target: { kind: 'case-file' as const },
      what: `Its legal text has not been checked against the source: ${text}`,
      mend: 'Compare it with the official text before you hand the file in.',
    })),
  ];
}

const inSection = ({ id, title }: Section) => ({
  where: title,
  target: { kind: 'case-file' as const, section: id },
});

function textChecks(section: Section, known: ReadonlyMap<string, Citable>): Found[] {
  const here = inSection(section);
  const { document, title } = section;
  return [
    ...[...new Set(citationsIn(document))].flatMap(ref => citationCheck(here, known.get(ref))),
    ...(section.id === SUMMARY && isBlank(document)
      ? [
          {
            ...here,
            code: 'no-summary' as const,
            what: 'There is no summary',
            mend: 'Write what is found, with its evidence.',
          },
        ]
      : []),
    ...(VERIFY.test(plainText(document))
      ? [
          {
            ...here,
            code: 'verify-mark' as const,
            what: `The section “${title}” has a place marked “verify”`,
            mend: 'Check it, and take the mark out.',
          },
        ]
      : []),
  ];
}

function citationCheck(here: ReturnType<typeof inSection>, found: Citable | undefined): Found[] {
  if (found?.state === 'broken')
    return [
      {
        ...here,
        code: 'broken-citation',
        what: `[${found.label}] names nothing in this case file`,
        mend: found.advice,
      },
    ];
  return [];
}

/** Texts that are longer than their receiver takes. */
function lengthChecks({ title, limit }: Template, sections: readonly Section[]): Found[] {
  const long = sections.flatMap((section): Found[] =>
    section.limit && section.words > section.limit.most
      ? [{ ...inSection(section), ...tooLong(section.words, section.limit) }]
      : [],
  );
  const words = sections.reduce((sum, each) => sum + each.words, 0);
  if (!limit || words <= limit.most) return long;
  const whole = { where: `Template “${title}”`, target: { kind: 'case-file' as const } };
  return [...long, { ...whole, ...tooLong(words, limit) }];
}

const tooLong = (words: number, { most, why }: WordLimit) => ({
  code: 'too-long' as const,
  what: `It has ${words} words; the receiver takes about ${most}${why === '' ? '' : ` (${why})`}`,
  mend: 'Shorten it: details belong into the exhibits.',
});
