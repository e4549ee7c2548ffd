// What the template of the custody report gets as `/data.json`. docs/case-file.md describes it for people who write templates.
import type { ProvenanceFact } from '../documents/provenance-words.ts';

/** Raised when a template written for an older shape could no longer be set. */
export const CUSTODY_SCHEMA = 1;

/** Somebody who acted. `author` is '' for actions that name nobody. Times are instants, ISO 8601 in UTC. */
export interface PersonData {
  readonly author: string;
  readonly actions: number;
  readonly first: string;
  readonly last: string;
}

/** A piece of evidence under the original that it was taken from. `action` is its line in the log, 0 when it has none. */
export interface TakenData {
  readonly number: number;
  readonly place: string;
  /** `exact`, `moved` or `lost`. */
  readonly state: string;
  readonly action: number;
  readonly at: string;
  readonly author: string;
}

/** One original, and the action that brought it in (0 when the log has none). */
export interface CustodyOriginal {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** Where it came from, in the words of whoever noted it. */
  readonly source: string;
  /** Grade of the source with its meaning; '' when it has none. */
  readonly grade: string;
  /** Who obtained it, when and how, as far as anybody has said. */
  readonly provenance: readonly ProvenanceFact[];
  /** The container that it was unpacked from; '' for a file that was offered by itself. */
  readonly parent: string;
  readonly action: number;
  readonly at: string;
  readonly author: string;
  readonly evidence: readonly TakenData[];
}

/** One line of the log, with the hash that binds it to the lines before it. */
export interface ActionData {
  readonly seq: number;
  readonly at: string;
  readonly author: string;
  readonly sentence: string;
  readonly undone: boolean;
  /** Number of the action that it reverses; 0 for none. */
  readonly reverses: number;
  readonly hash: string;
}

/** The whole report. Every string comes from a person or a document and is to be set as text, never as markup. */
export interface CustodyData {
  readonly schema: number;
  readonly standard: string;
  readonly title: string;
  readonly reference: string;
  readonly author: string;
  /** Day of the last action that is reported, ISO date: the same project gives the same bytes. */
  readonly date: string;
  readonly handling: { readonly code: string; readonly words: string };
  readonly sample: boolean;
  readonly projectId: string;
  readonly createdAt: string;
  /** Actions 1 to `number` are covered; `at` is the time of the last of them, `hash` the head of the chain there. */
  readonly head: { readonly number: number; readonly at: string; readonly hash: string };
  readonly people: readonly PersonData[];
  /** Actions whose time lies before that of the action before them: the clock was turned back between the two. */
  readonly turnedBack: readonly { readonly seq: number; readonly at: string; readonly before: string }[];
  readonly originals: readonly CustodyOriginal[];
  /** What the list of actions is narrowed to, each in words; none for the whole log. */
  readonly filter: readonly string[];
  readonly actions: readonly ActionData[];
}
