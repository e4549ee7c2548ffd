import { explain } from '../../shared/contract/explain.ts';
import { type Command, needed, word } from '../command.ts';
import { openingKeys } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { withEngine } from '../with-engine.ts';

/** `plumb rescue`: saves what still holds of a damaged project. */
export const rescue: Command = {
  usage: 'FILE --out DIR',
  help: `Writes everything that still holds of the project FILE into the new folder DIR: originals by name, texts, tables
as JSON, the journal as JSON lines, and report.txt, which names what does not hold. Changes nothing in FILE,
and works when the header or the middle of it is damaged, as long as one of its keys opens. What it writes
is not encrypted. Exit code 3 when something is lost; 1 when
not all could be written: what was then is a part, and report.txt says which.`,
  takes: [1, 1],
  options: { out: { type: 'string' } },
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const folder = typedPath(needed(invocation, 'out', 'with the name of a new folder'));
    const keys = await openingKeys(invocation, path);
    const saved = await withEngine(invocation, ({ api, watched }) =>
      api.get('project.rescue', { path, folder, ...keys }, watched),
    );
    const { originals, actions, pages, ok, problems, stopped } = saved;
    terminal.value({ ...saved, ...(stopped && explain(stopped)) });
    terminal.out(`${folder}: ${originals} originals, ${pages} pages of text, ${actions} actions`);
    for (const { where, what } of problems) terminal.out(`${where}: ${what}`);
    if (stopped) {
      terminal.say(explain(stopped).title);
      terminal.say(
        `Only a part was written, and it lies in ${folder}. report.txt there says what is missing.`,
      );
      terminal.say('Make room or choose another disk, and rescue again into another folder.');
    } else terminal.say(ok ? 'Nothing is lost.' : 'What is lost is listed in report.txt, too.');
    terminal.say('These files are not encrypted: keep them as you would keep the case.');
    if (stopped) return 1;
    return ok ? 0 : 3;
  },
};
