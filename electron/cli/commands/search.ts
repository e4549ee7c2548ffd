import type { SearchHit } from '../../shared/contract/search.ts';
import { type Command, text, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { withProject } from '../with-engine.ts';

const ON_A_SCREEN = 20;

/** `plumb search`: finds words in every page and row. */
export const search: Command = {
  usage: 'FILE QUERY [--limit N]',
  help: `Finds pages and rows that hold all words of QUERY; words in "double quotes" must stand together.
Chinese needs no blanks. Prints the best first: ${ON_A_SCREEN} on a screen, all into a pipe or as JSON.`,
  takes: [2, 2],
  options: { limit: { type: 'string' } },
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const query = word(invocation, 1);
    const limit = limitOf(text(invocation, 'limit'), terminal.isScreen && !terminal.json);
    const found = await withProject(invocation, path, true, ({ api, watched }) =>
      api.get('search.find', { query, ...(limit !== undefined && { limit }) }, watched),
    );
    terminal.value({ total: found.total, hits: found.hits.map(plainHit) });
    for (const hit of found.hits) {
      const place = hit.page === undefined ? `row ${hit.row}` : `p. ${hit.page}`;
      terminal.out(`${hit.file}, ${place}: ${plainHit(hit).snippet.replaceAll(/\s+/g, ' ')}`);
    }
    const rest = found.total - found.hits.length;
    if (found.total === 0) terminal.say('Nothing was found.');
    else if (rest > 0) terminal.say(`${rest} more. Use --limit N to see them.`);
    return 0;
  },
};

function limitOf(typed: string | undefined, isScreen: boolean): number | undefined {
  if (typed === undefined) return isScreen ? ON_A_SCREEN : undefined;
  const limit = Number(typed);
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit is a number from 1; “${typed}” is not.`);
  return limit;
}

/** A hit without the marks around the words, so that its text can be compared and piped. */
function plainHit(hit: SearchHit): SearchHit {
  return { ...hit, snippet: hit.snippet.replaceAll('\u0002', '').replaceAll('\u0003', '') };
}
