/** Where something stands in the typed query: column from 1, and length in characters. */
export interface Place {
  readonly column: number;
  readonly length: number;
}

/** Words as they were typed: one word or a phrase, still to be turned into terms. */
export interface TypedWords extends Place {
  readonly kind: 'words';
  readonly text: string;
  readonly phrase: boolean;
  readonly prefix: boolean;
  /** Letters that may differ; undefined leaves it to the option. */
  readonly fuzzy?: number;
}

/** A condition on the document or thing as a whole. */
export interface TypedFilter extends Place {
  readonly kind: 'filter';
  readonly field: Field;
  readonly values: readonly string[];
}

/** What a query means. */
export type QueryNode =
  | TypedWords
  | TypedFilter
  | ({ readonly kind: 'and' | 'or'; readonly children: readonly QueryNode[] } & Place)
  | ({ readonly kind: 'not'; readonly child: QueryNode } & Place)
  | ({
      readonly kind: 'near';
      readonly distance: number;
      readonly left: QueryNode;
      readonly right: QueryNode;
    } & Place);

/** Fields that a query can ask for, and other ways to write them. */
export const FIELDS = {
  type: ['type', 'kind'],
  language: ['language', 'lang'],
  date: ['date'],
  added: ['added'],
  tag: ['tag'],
  source: ['source'],
  grade: ['grade'],
  handling: ['handling'],
  triage: ['triage'],
  name: ['name', 'file', 'document'],
  in: ['in', 'collection'],
} as const;
export type Field = keyof typeof FIELDS;

/** The field that a word names, or undefined. */
export function fieldNamed(word: string): Field | undefined {
  const lower = word.toLowerCase();
  return (Object.keys(FIELDS) as Field[]).find(field => (FIELDS[field] as readonly string[]).includes(lower));
}
