// What sections can cite, and what they cite though it is gone.
import type { Citable, Section } from '../../../shared/contract/sections.ts';
import { citationsIn } from '../../../shared/sections/tree.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { Material } from '../case-file/assemble.ts';
import { listFigures } from '../figures/queries.ts';
import { claimWords, entityWords, evidenceWords, exhibitWords, figureWords } from './note-words.ts';

const good = { state: 'good', advice: '', search: '' } as const;

/** Everything that can be cited, by what stands in the text, and every broken citation of these sections. */
export function citables(
  context: QueryContext,
  material: Material,
  sections: readonly Section[],
): Map<string, Citable> {
  const cited = new Set(sections.flatMap(({ document }) => citationsIn(document)));
  const known: Citable[] = [
    ...evidenceOf(material),
    ...claimsOf(material),
    ...entitiesOf(material),
    ...figuresOf(context, material),
    ...exhibitsOf(material),
  ];
  const all = new Map(known.map(each => [each.ref, each]));
  for (const ref of cited) if (!all.has(ref)) all.set(ref, brokenOf(context, ref));
  return all;
}

const evidenceOf = ({ evidence }: Material): Citable[] =>
  evidence.map(each => {
    const label = `E${each.number}`;
    const words = evidenceWords({ ...each, document: each.documentName });
    const search = `${each.note} ${each.translation}`;
    const base = { ...good, ref: label, label, kind: 'evidence', id: each.id, words, search } as const;
    if (each.state !== 'lost') return base;
    return {
      ...base,
      state: 'lost',
      advice: 'The passage is not where it was. Find it again in the document, or cite other evidence.',
    };
  });

const claimsOf = ({ claims }: Material): Citable[] =>
  claims.map(each => {
    const label = `C${each.number}`;
    return { ...good, ref: label, label, kind: 'claim', id: each.id, words: claimWords(each) };
  });

const entitiesOf = ({ subjects }: Material): Citable[] =>
  subjects.map(each => {
    const label = `N${each.number}`;
    const words = entityWords({ name: each.name, kind: each.schemaLabel });
    const search = each.otherNames.join(' ');
    return { ...good, ref: label, label, kind: 'entity', id: each.id, words, search };
  });

function figuresOf(context: QueryContext, { figures }: Material): Citable[] {
  const standing = new Map(figures.map(({ id, differences }) => [id, differences]));
  return listFigures(context.db).map(each => {
    const label = `F${each.number}`;
    const words = figureWords({ title: each.title, made: each.createdAt });
    const base = {
      ...good,
      ref: label,
      label,
      kind: 'figure',
      id: each.id,
      words,
      search: each.words,
    } as const;
    const differences = standing.get(each.id) ?? [];
    if (differences.length === 0) return base;
    return {
      ...base,
      state: 'stale',
      advice: `The records behind it have changed: ${differences.join(' ')} Freeze it again and cite the new figure, or say why the old one stands.`,
    };
  });
}

const exhibitsOf = ({ documents }: Material): Citable[] =>
  documents.map((each, index) => ({
    ...good,
    ref: each.id,
    label: `Exhibit ${index + 1}`,
    kind: 'exhibit',
    id: each.id,
    words: exhibitWords({ document: each.name }),
  }));

const KINDS = { E: 'evidence', C: 'claim', N: 'entity', F: 'figure' } as const;

/** Why a citation leads nowhere, and what to do. */
function brokenOf(context: QueryContext, ref: string): Citable {
  const kind = ref.startsWith('doc_') ? 'exhibit' : KINDS[ref.slice(0, 1) as keyof typeof KINDS];
  const number = Number(ref.slice(1));
  const label = kind === 'exhibit' ? 'Exhibit ?' : ref;
  const base = { ref, label, kind, id: '', words: '', search: '' } as const;
  const say = (advice: string, more: Partial<Citable> = {}): Citable => ({
    ...base,
    ...more,
    state: 'broken',
    advice,
  });
  if (kind === 'claim') {
    const claim = context.db.one<{ id: string; text: string }>(
      sql`SELECT id, text FROM claim WHERE number = ${number}`,
    );
    if (claim)
      return say('The claim was withdrawn. Cite another one, or take the citation out.', {
        id: claim.id,
        words: claimWords({ text: claim.text, status: 'withdrawn' }),
      });
  }
  if (kind === 'entity') {
    const entity = context.db.one<{ id: string }>(sql`SELECT id FROM entity WHERE number = ${number}`);
    if (entity)
      return say('It is not among the subjects. Add it there, or take the citation out.', { id: entity.id });
  }
  if (kind === 'exhibit') {
    const document = context.db.one<{ name: string }>(sql`SELECT name FROM document WHERE id = ${ref}`);
    if (document)
      return say(
        'No evidence is kept from this document, so it is no exhibit. Keep some, or take the citation out.',
        {
          id: ref,
          words: document.name,
        },
      );
  }
  return say('Nothing of the case has this number any more. Undo its deletion, or take the citation out.');
}
