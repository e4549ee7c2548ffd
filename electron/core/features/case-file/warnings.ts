import type { Warning } from '../../../shared/contract/case-file.ts';
import type { Assembled, Material } from './assemble.ts';
import type { Dossier } from './dossier.ts';

const order = ['public', 'restricted', 'source'];

/** What a lawyer would ask about, in the order of the case file. Exporting goes on all the same. */
export function warningsOf({ dossier, material, unknownCitations }: Assembled): Warning[] {
  return [
    ...[...new Set(unknownCitations)].map(label => ({
      what: `[${label}] names nothing in this case file`,
      where: 'Summary',
    })),
    ...(dossier.summary.length === 0 ? [{ what: 'There is no summary', where: 'Summary' }] : []),
    ...subjectWarnings(material),
    ...claimWarnings(material),
    ...evidenceWarnings(material),
    ...dossier.exhibits.flatMap(exhibit =>
      exhibit.sheets.flatMap(sheet =>
        sheet.kind === 'missing'
          ? [
              {
                what: `${sheet.title} could not be reproduced: ${sheet.reason}`,
                where: `Exhibit ${exhibit.number}`,
              },
            ]
          : [],
      ),
    ),
  ];
}

/** What no program can see on the pages of a safe case file, so that a person has to. */
export function safeWarnings({ exhibits }: Dossier): Warning[] {
  const shown = exhibits.filter(({ sheets }) => sheets.some(({ kind }) => kind === 'page'));
  if (shown.length === 0) return [];
  return [
    {
      what: `Look at every page of ${shown.map(({ number }) => `exhibit ${number}`).join(', ')}: seals, signatures, handwriting and faces are not recognised`,
      where: 'Safe version',
    },
  ];
}

/** Characters that are printed as boxes, because no shipped font has them. */
export function glyphWarnings(missing: readonly string[]): Warning[] {
  if (missing.length === 0) return [];
  const shown = missing
    .slice(0, 20)
    .map(each => `${each} (U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`);
  const more = missing.length > 20 ? ` and ${missing.length - 20} more` : '';
  return [
    {
      what: `These characters are printed as boxes, since no shipped font has them: ${shown.join(', ')}${more}`,
      where: 'Fonts',
    },
  ];
}

function subjectWarnings({ subjects, relations }: Material): Warning[] {
  const bare = subjects.flatMap(subject =>
    subject.statements
      .filter(({ evidence }) => evidence.length === 0)
      .map(({ label, value }) => ({
        what: `${label} “${value}” has no source`,
        where: `N${subject.number}`,
      })),
  );
  const unproved = relations
    .filter(({ evidence }) => evidence.length === 0)
    .map(({ source, label, target }) => ({
      what: `“${source.name} ${label} ${target.name}” has no source`,
      where: `N${source.number}`,
    }));
  return [...bare, ...unproved];
}

function claimWarnings({ claims }: Material): Warning[] {
  return claims.flatMap(({ number, links, status }): Warning[] => {
    const where = `C${number}`;
    const support = links.filter(({ role }) => role === 'supports');
    if (support.length === 0) return [{ what: 'Nothing supports this claim', where }];
    const sources = new Set(support.map(({ documentName }) => documentName));
    return [
      ...(sources.size === 1 ? [{ what: 'This claim rests on one document', where }] : []),
      ...(status === 'draft' ? [{ what: 'This claim is still a draft', where }] : []),
    ];
  });
}

function evidenceWarnings({ evidence, caseFile }: Material): Warning[] {
  return evidence.flatMap(each => {
    const where = `E${each.number}`;
    const found: Warning[] = [];
    if (each.state === 'lost')
      found.push({ what: 'The passage is not where it was; its page is not reproduced', where });
    if (
      each.anchor.kind !== 'rows' &&
      each.quote !== '' &&
      !['', 'en'].includes(each.language) &&
      each.translation.trim() === ''
    )
      found.push({ what: `The quote (${each.language}) has no translation`, where });
    if (each.translation.trim() !== '' && each.translator.trim() === '')
      found.push({ what: 'The translation names no translator', where });
    if (order.indexOf(each.handling) > order.indexOf(caseFile.handling))
      found.push({
        what: `It is marked “${each.handling}”, the case file only “${caseFile.handling}”`,
        where,
      });
    return found;
  });
}
