import { readFileSync } from 'node:fs';
import { counted } from '../../core/importers/outcome.ts';
import type { BatchResult, SearchHit, SearchResult, ThingHit } from '../../shared/contract/search.ts';
import { namesOf } from '../../shared/text/names-of.ts';
import { type Command, choice, type Invocation, text, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { withProject } from '../with-engine.ts';

const ON_A_SCREEN = 20;
const SORTS = ['relevance', 'place', 'newest', 'oldest', 'name'] as const;

/** `plumb search`: finds words in every page, row, note, entity and claim. */
export const search: Command = {
  usage: 'FILE (QUERY | --names F.csv) [--limit N] [--offset N] [--sort S] [--fuzzy] [--no-expand] [--plain]',
  help: `Finds pages, rows, evidence, entities, claims and notes that hold all words of QUERY. Words in "double quotes" must
stand together; AND, OR, NOT, brackets, word*, word~, NEAR/5 and field:value (type, language, date, added, tag, source,
grade, handling, triage, name) work as docs/spec/search.md says. Chinese needs no blanks.
  --fuzzy      longer words may differ in a letter or two
  --no-expand  names only as typed, not as other scripts write them
  --plain      words alone, without operators
  --names F    searches for every name in the first column of F, prints how often each is in which document, and keeps
               the record of all, also of those that are nowhere (instead of QUERY)
  --sort       ${SORTS.join(', ')}
Prints the best first: ${ON_A_SCREEN} on a screen, all into a pipe or as JSON.`,
  takes: [1, 2],
  options: {
    names: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
    sort: { type: 'string' },
    fuzzy: { type: 'boolean' },
    'no-expand': { type: 'boolean' },
    plain: { type: 'boolean' },
  },
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const names = text(invocation, 'names');
    if ((names === undefined) === invocation.positionals.length < 2)
      throw new UsageError('Give either QUERY or --names F.csv. Usage: plumb search FILE QUERY');
    if (names !== undefined) return searchNames(invocation, path, names);
    if (word(invocation, 1).trim() === '') throw new UsageError('QUERY is empty. Give words to look for.');
    const sort = choice(invocation, 'sort', SORTS, 'relevance');
    const { fuzzy, 'no-expand': asTyped, plain } = invocation.values;
    const limit =
      numberOf(invocation, 'limit', 1) ?? (terminal.isScreen && !terminal.json ? ON_A_SCREEN : undefined);
    const offset = numberOf(invocation, 'offset', 0);
    const input = {
      query: word(invocation, 1),
      sort,
      fuzzy: fuzzy === true,
      expand: asTyped !== true,
      plain: plain === true,
      ...(limit !== undefined && { limit }),
      ...(offset !== undefined && { offset }),
    };
    const found = await withProject(invocation, path, true, ({ api, watched }) =>
      api.get('search.find', input, watched),
    );
    terminal.value(asJson(found));
    print(terminal, found);
    return 0;
  },
};

async function searchNames(invocation: Invocation, path: string, file: string): Promise<number> {
  const { terminal, values } = invocation;
  const names = namesIn(file);
  if (names.length === 0) throw new UsageError('The file of --names has no names in its first column.');
  const options = { fuzzy: values.fuzzy === true, expand: values['no-expand'] !== true };
  const result = await withProject(invocation, path, false, ({ api, watched }) =>
    api.get('search.batch', { names, options }, watched),
  );
  terminal.value(result);
  printNames(terminal, result);
  return 0;
}

function namesIn(file: string): string[] {
  try {
    return namesOf(readFileSync(typedPath(file), 'utf8'));
  } catch {
    throw new UsageError('The file of --names cannot be read. Check its path.');
  }
}

function printNames(terminal: Terminal, { names, documents, searched }: BatchResult): void {
  const nameOf = new Map(documents.map(({ documentId, name }) => [documentId, name]));
  for (const { name, total, documents: places, problem } of names) {
    const where = places.map(({ documentId, count }) => `${nameOf.get(documentId)} (${count})`).join(', ');
    terminal.out([name, problem ?? (total === 0 ? 'not found' : String(total)), where].join('\t'));
  }
  const { documents: files, pages, rows, documentsWithoutText, pagesWithoutText } = searched;
  const blind =
    documentsWithoutText + pagesWithoutText === 0
      ? ''
      : ` Without text, so not searched: ${counted(documentsWithoutText, 'document')}, ${counted(pagesWithoutText, 'page')}.`;
  terminal.say(
    `Searched in ${counted(files, 'document')}, ${counted(pages, 'page')} and ${counted(rows, 'row')}.${blind} The record is kept in the project.`,
  );
}

/** What is empty is left out, but for the hits themselves. */
function asJson({ total, hits, things, expansions, notes }: SearchResult): object {
  return {
    total,
    hits: hits.map(plainHit),
    ...(things.total > 0 && { things: { total: things.total, hits: things.hits.map(plainHit) } }),
    ...(expansions.length > 0 && { expansions }),
    ...(notes.length > 0 && { notes }),
  };
}

function print(terminal: Terminal, found: SearchResult): void {
  for (const note of found.notes) terminal.say(`Column ${note.column}: ${note.what}`);
  for (const { of, text: other, why, on } of found.expansions)
    terminal.say(`${of}: ${on ? 'also' : 'not'} searched as ${other} (${why})`);
  for (const hit of found.things.hits)
    terminal.out(`${hit.label || hit.name} (${hit.kind}): ${plainHit(hit).snippet.replaceAll(/\s+/g, ' ')}`);
  for (const hit of found.hits) {
    const row = hit.row === 0 ? 'header' : `row ${hit.row}`;
    const place = hit.page === undefined ? row : `p. ${hit.page}`;
    terminal.out(`${hit.file}, ${place}: ${plainHit(hit).snippet.replaceAll(/\s+/g, ' ')}`);
  }
  const rest = found.total - found.hits.length;
  if (found.total + found.things.total === 0) terminal.say('Nothing was found.');
  else if (rest > 0) terminal.say(`${rest} more. Use --limit N to see them.`);
}

function numberOf(invocation: Parameters<typeof text>[0], name: string, least: number): number | undefined {
  const typed = text(invocation, name);
  if (typed === undefined) return undefined;
  const value = Number(typed);
  if (!Number.isInteger(value) || value < least)
    throw new UsageError(`--${name} is a number from ${least}; “${typed}” is not.`);
  return value;
}

/** A hit without the marks around the words, so that its text can be compared and piped. */
function plainHit<T extends SearchHit | ThingHit>(hit: T): T {
  return { ...hit, snippet: hit.snippet.replaceAll('\u0002', '').replaceAll('\u0003', '') };
}
