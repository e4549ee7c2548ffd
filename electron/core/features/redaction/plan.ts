// From rules to what they take away in this case file.
import type { Rectangle } from '../../../shared/contract/anchor.ts';
import { Handling } from '../../../shared/contract/common.ts';
import type { Evidence } from '../../../shared/contract/evidence.ts';
import type { Redaction } from '../../../shared/contract/redactions.ts';
import { textInside } from '../../../shared/text/page-text.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { Material } from '../case-file/assemble.ts';
import { currentReading, pageOf } from '../documents/queries.ts';
import { ftmModel } from '../entities/model.ts';
import { getEntity } from '../entities/queries.ts';
import { Matcher, type Pattern } from './matcher.ts';
import { patternsOf } from './names.ts';
import { createSquash, type Squash } from './squash.ts';

/** An area that has to go. */
export interface Area {
  readonly documentId: string;
  readonly page: number;
  readonly rectangle: Rectangle;
  readonly rule: number;
}

/** What the rules take away. */
export interface Plan {
  readonly rules: readonly Redaction[];
  readonly matcher: Matcher;
  readonly patterns: readonly Pattern[];
  readonly areas: readonly Area[];
  /** Rule that withholds a document, by its id. */
  readonly documents: ReadonlyMap<string, number>;
  /** Rule that withholds a piece of evidence, by its number. */
  readonly evidence: ReadonlyMap<number, number>;
  /** Rule that names a subject, by its number: its entry keeps that alone. */
  readonly subjects: ReadonlyMap<number, number>;
}

/** Shorter words of what is withheld stand elsewhere by chance. */
const TELLING_QUOTE = 12;
const TELLING_NAME = 6;

/** Works out what the rules take away. */
export function planOf(context: QueryContext, material: Material, rules: readonly Redaction[]): Plan {
  const squash = createSquash(context.ports.resources);
  const areas = rules.flatMap(({ target }, rule) => (target.kind === 'area' ? [{ ...target, rule }] : []));
  const documents = new Map(
    material.documents.flatMap(({ id, handling }) => {
      const rule = withheldBy(rules, handling);
      return rule < 0 ? [] : [[id, rule] as const];
    }),
  );
  const evidence = new Map(
    material.evidence.flatMap(each => {
      const rule = documents.get(each.documentId) ?? ruleOfEvidence(rules, areas, each);
      return rule === undefined ? [] : [[each.number, rule] as const];
    }),
  );
  const named = [
    ...rules.flatMap((rule, index) => wordsOf(context, rule, index)),
    ...areas
      .flatMap(area => wordsUnder(context, area))
      .filter(({ words }) => isTelling(squash, words, TELLING_QUOTE)),
    ...withheldWords(squash, material, documents, evidence),
  ];
  const patterns = [...named, ...toldInTranslation(squash, material, new Matcher(squash, named))];
  const subjects = new Map(
    material.subjects.flatMap(({ id, number }) => {
      const rule = rules.findIndex(({ target }) => target.kind === 'entity' && target.entityId === id);
      return rule < 0 ? [] : [[number, rule] as const];
    }),
  );
  return { rules, matcher: new Matcher(squash, patterns), patterns, areas, documents, evidence, subjects };
}

/** Index of the first rule that withholds this code; -1 when none does. */
export const withheldBy = (rules: readonly Redaction[], handling: Handling): number =>
  rules.findIndex(
    ({ target }) =>
      target.kind === 'handling' &&
      Handling.options.indexOf(handling) >= Handling.options.indexOf(target.handling),
  );

function ruleOfEvidence(
  rules: readonly Redaction[],
  areas: readonly Area[],
  evidence: Evidence,
): number | undefined {
  const byCode = withheldBy(rules, evidence.handling);
  if (byCode >= 0) return byCode;
  return areas.find(area => area.documentId === evidence.documentId && liesUnder(evidence, area))?.rule;
}

function liesUnder({ anchor, found }: Evidence, { page, rectangle }: Area): boolean {
  if (anchor.kind === 'rows') return false;
  if (anchor.kind === 'area') return anchor.page === page && overlap(anchor.rectangle, rectangle);
  return (found ?? anchor.stretches).some(
    stretch => stretch.page === page && stretch.rectangles.some(each => overlap(each, rectangle)),
  );
}

/** Whether two rectangles share a place. */
export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function wordsOf({ db, ports }: QueryContext, { target }: Redaction, rule: number): Pattern[] {
  if (target.kind === 'term') return [{ words: target.term, rule }];
  if (target.kind !== 'entity') return [];
  // Undoing can bring the rule of a deleted entity back.
  if (!db.one(sql`SELECT id FROM entity WHERE id = ${target.entityId}`)) return [];
  return patternsOf(getEntity(db, ftmModel(ports.resources), target.entityId), rule);
}

function wordsUnder({ db }: QueryContext, { documentId, page, rectangle, rule }: Area): Pattern[] {
  const reading = currentReading(db, documentId);
  const read = reading && pageOf(db, reading.id, page);
  const inside = read && textInside(read, rectangle);
  return inside ? [{ words: inside.text, rule }] : [];
}

/** Names and hashes of withheld documents, and the words of withheld evidence: they must not stand elsewhere either. */
function withheldWords(
  squash: Squash,
  material: Material,
  documents: ReadonlyMap<string, number>,
  evidence: ReadonlyMap<number, number>,
): Pattern[] {
  const names = material.documents.flatMap(({ id, name, sha256 }) => {
    const rule = documents.get(id);
    if (rule === undefined) return [];
    return [name, sha256]
      .filter(words => isTelling(squash, words, TELLING_NAME))
      .map(words => ({ words, rule }));
  });
  const quotes = material.evidence.flatMap(({ number, quote, translation }) => {
    const rule = evidence.get(number);
    if (rule === undefined) return [];
    return [quote, translation]
      .flatMap(text => [text, ...text.split('\n')])
      .filter(words => isTelling(squash, words, TELLING_QUOTE))
      .map(words => ({ words, rule }));
  });
  return [...names, ...quotes];
}

/** Translations that name less of what has to go than their quote: they say it in another script, or in other words. */
function toldInTranslation(squash: Squash, { evidence }: Material, matcher: Matcher): Pattern[] {
  return evidence.flatMap(({ quote, translation }) => {
    const hits = translation === '' ? [] : matcher.find(quote);
    const [first] = hits;
    if (!first || matcher.find(translation).length >= hits.length) return [];
    const lines = translation.split('\n').filter(line => isTelling(squash, line, TELLING_QUOTE));
    return [translation, ...lines].map(words => ({ words, rule: first.rule }));
  });
}

const isTelling = (squash: Squash, words: string, length: number): boolean =>
  squash(words).text.length >= length;
