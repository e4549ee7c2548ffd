// What a lawyer would ask about, as data: each with its place and a way to mend it.
import type { Audience } from '../../../shared/contract/case-file.ts';
import { Handling } from '../../../shared/contract/common.ts';
import type { Entity } from '../../../shared/contract/entities.ts';
import { type Check, CheckCode, type CheckKind, type Preflight } from '../../../shared/contract/preflight.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { QueryContext } from '../../app/context.ts';
import { withheldBy } from '../redaction/plan.ts';
import { listRedactions } from '../redaction/queries.ts';
import { gather, type Material } from './assemble.ts';
import { type Found, sectionChecks, VERIFY } from './section-checks.ts';
import { getTemplate, type Template } from './templates.ts';

/** What each kind of check looks for. */
const TITLES: Readonly<Record<CheckCode, string>> = {
  'broken-citation': 'Citations that name nothing in the case file',
  'no-summary': 'A missing summary',
  'stale-figure': 'Figures in the text that no longer hold',
  'too-long': 'Texts that are longer than the receiver takes',
  'no-source': 'Values and relations without a source',
  'unsupported-claim': 'Claims that nothing supports',
  'single-source': 'Claims that rest on one document',
  'draft-claim': 'Supported claims that are still drafts',
  'lowest-grade': 'Evidence of the lowest grades',
  'lost-anchor': 'Passages that are not where they were',
  untranslated: 'Quotes in other languages without a translation',
  'no-translator': 'Translations that name no translator',
  'missing-identifier': 'Subjects without an identifier',
  'restricted-material': 'Material that is more sensitive than the case file says',
  'verify-mark': 'Places marked “verify”, and legal texts that were not checked',
};

/** Looks at the open project. `template`: that of the case file when left out. */
export function preflightOf(context: QueryContext, audience: Audience, template?: string): Preflight {
  const material = gather(context);
  const chosen = getTemplate(context, template ?? material.caseFile.template);
  return preflight(context, material, chosen, audience);
}

/** Looks at what a case file is made from. What the safe version withholds is not too sensitive for it. */
export function preflight(
  context: QueryContext,
  material: Material,
  template: Template,
  audience: Audience,
): Preflight {
  const blocking = new Set(material.caseFile.blocking);
  const rules = audience === 'safe' ? listRedactions(context.db) : [];
  const isTooStrict = (handling: Handling) =>
    isStricter(handling, material.caseFile.handling) && withheldBy(rules, handling) < 0;
  const checks = [
    ...sectionChecks(context, material, template),
    ...subjectChecks(material),
    ...claimChecks(material),
    ...evidenceChecks(material, isTooStrict),
    ...figureChecks(material, isTooStrict),
    ...documentChecks(material, isTooStrict),
  ].map(check => ({ ...check, blocking: blocking.has(check.code) }));
  return { checks, kinds: kindsOf(checks, blocking) };
}

const kindsOf = (checks: readonly Check[], blocking: ReadonlySet<CheckCode>): CheckKind[] =>
  CheckCode.options.map(code => ({
    code,
    title: TITLES[code],
    blocking: blocking.has(code),
    found: checks.filter(check => check.code === code).length,
  }));

function subjectChecks({ subjects, relations }: Material): Found[] {
  const bare = subjects.flatMap(({ id, number, statements }) =>
    statements
      .filter(({ evidence }) => evidence.length === 0)
      .map(({ label, value }) => ({
        code: 'no-source' as const,
        what: `${label} “${value}” has no source`,
        where: `N${number}`,
        target: { kind: 'entity' as const, id },
        mend: 'Link the evidence that says so, or take the value out.',
      })),
  );
  const unproved = relations
    .filter(({ evidence }) => evidence.length === 0)
    .map(({ id, source, label, target }) => ({
      code: 'no-source' as const,
      what: `“${source.name} ${label} ${target.name}” has no source`,
      where: `N${source.number}`,
      target: { kind: 'relation' as const, id },
      mend: 'Link the evidence that says so, or take the relation out.',
    }));
  const nameless = subjects.filter(isUnidentified).map(({ id, number, name }) => ({
    code: 'missing-identifier' as const,
    what: `${name} has no identifier, so it could be taken for another`,
    where: `N${number}`,
    target: { kind: 'entity' as const, id },
    mend: 'Add a registration or tax number, BIC, IMO number, passport or date of birth.',
  }));
  return [...bare, ...unproved, ...nameless];
}

/** What can be taken for another of the same name. */
const TAKEN_FOR_ANOTHER = new Set([
  'Company',
  'Organization',
  'LegalEntity',
  'PublicBody',
  'Person',
  'Vessel',
  'Airplane',
]);

const isUnidentified = ({ schema, statements }: Entity): boolean =>
  TAKEN_FOR_ANOTHER.has(schema) &&
  !statements.some(
    ({ type, property }) => type === 'identifier' || (schema === 'Person' && property === 'birthDate'),
  );

function claimChecks({ claims }: Material): Found[] {
  return claims.flatMap(({ id, number, links, status, text, note, corroboration }): Found[] => {
    const here = { where: `C${number}`, target: { kind: 'claim' as const, id } };
    const marked = VERIFY.test(text) || VERIFY.test(note);
    const support = links.filter(({ role }) => role === 'supports');
    const sources = new Set(support.map(({ documentName }) => documentName));
    return [
      ...(support.length === 0
        ? [
            {
              ...here,
              code: 'unsupported-claim' as const,
              what: 'Nothing supports this claim',
              mend: 'Link evidence that supports it, or withdraw it.',
            },
          ]
        : []),
      ...(support.length > 0 && corroboration.supports === 1
        ? [
            {
              ...here,
              code: 'single-source' as const,
              what:
                sources.size === 1
                  ? 'This claim rests on one document'
                  : `This claim rests on one origin: its ${sources.size} documents depend on each other`,
              mend: 'Look for a second source that does not depend on the first.',
            },
          ]
        : []),
      ...(support.length > 0 && status === 'draft'
        ? [
            {
              ...here,
              code: 'draft-claim' as const,
              what: 'This claim is still a draft',
              mend: 'Say how it stands: supported, disputed, refuted or withdrawn.',
            },
          ]
        : []),
      ...(marked
        ? [
            {
              ...here,
              code: 'verify-mark' as const,
              what: 'It has a place marked “verify”',
              mend: 'Check it, and take the mark out.',
            },
          ]
        : []),
    ];
  });
}

type IsTooStrict = (handling: Handling) => boolean;

function evidenceChecks({ evidence, caseFile }: Material, isTooStrict: IsTooStrict): Found[] {
  return evidence.flatMap((each): Found[] => {
    const here = { where: `E${each.number}`, target: { kind: 'evidence' as const, id: each.id } };
    const isForeign = each.anchor.kind !== 'rows' && each.quote !== '' && !['', 'en'].includes(each.language);
    const grades = `${each.sourceGrade ?? ''}${each.informationGrade ?? ''}`;
    const supports = each.links.some(({ role }) => role === 'supports');
    return [
      ...(each.state === 'lost'
        ? [
            {
              ...here,
              code: 'lost-anchor' as const,
              what: 'The passage is not where it was; its page is not reproduced',
              mend: 'Mark the passage anew where it stands now.',
            },
          ]
        : []),
      ...(supports && /[EF]|[56]/.test(grades)
        ? [
            {
              ...here,
              code: 'lowest-grade' as const,
              what: `It is graded ${grades}, and supports something`,
              mend: 'Find better evidence for it, or say why this one is used.',
            },
          ]
        : []),
      ...(isForeign && each.translation.trim() === ''
        ? [
            {
              ...here,
              code: 'untranslated' as const,
              what: `The quote (${each.language}) has no translation`,
              mend: 'Add a translation and its translator.',
            },
          ]
        : []),
      ...(each.translation.trim() !== '' && each.translator.trim() === ''
        ? [
            {
              ...here,
              code: 'no-translator' as const,
              what: 'The translation names no translator',
              mend: 'Say who translated it.',
            },
          ]
        : []),
      ...(isTooStrict(each.handling)
        ? [
            {
              ...here,
              code: 'restricted-material' as const,
              what: `It is marked “${each.handling}”, the case file only “${caseFile.handling}”`,
              mend: 'Raise the mark of the case file, or redact it in a safe version.',
            },
          ]
        : []),
    ];
  });
}

function figureChecks({ figures, caseFile }: Material, isTooStrict: IsTooStrict): Found[] {
  return figures.flatMap(({ id, number, title, handling, differences }): Found[] => {
    const here = { where: `F${number}`, target: { kind: 'figure' as const, id } };
    const [first, ...more] = differences;
    return [
      ...(first === undefined
        ? []
        : [
            {
              ...here,
              code: 'stale-figure' as const,
              what: `“${title}” no longer holds. ${first}${more.length > 0 ? ` And ${more.length} more.` : ''}`,
              mend: 'Compare it with the records as they are now, and freeze it again or say why it stays.',
            },
          ]),
      ...(isTooStrict(handling)
        ? [
            {
              ...here,
              code: 'restricted-material' as const,
              what: `“${title}” is marked “${handling}”, the case file only “${caseFile.handling}”`,
              mend: 'Raise the mark of the case file, or redact it in a safe version.',
            },
          ]
        : []),
    ];
  });
}

const isStricter = (one: Handling, other: Handling): boolean =>
  Handling.options.indexOf(one) > Handling.options.indexOf(other);

function documentChecks({ documents, caseFile }: Material, isTooStrict: IsTooStrict): Found[] {
  return documents
    .filter(({ handling }) => isTooStrict(handling))
    .map(({ id, name, handling }) => ({
      code: 'restricted-material' as const,
      what: `“${name}” is marked “${handling}”, the case file only “${caseFile.handling}”`,
      where: 'Exhibits',
      target: { kind: 'document' as const, id },
      mend: 'Raise the mark of the case file, or redact the document in a safe version.',
    }));
}

/** Findings that the project says must be mended first. */
export function refuseBlocked({ checks }: Preflight): void {
  const blocking = checks.filter(check => check.blocking);
  if (blocking.length > 0)
    refuse({
      code: 'preflight-blocked',
      checks: blocking.map(({ what, where, mend }) => ({ what, where, mend })),
    });
}
