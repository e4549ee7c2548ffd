import { type Command, needed, text, word } from '../command.ts';
import { newKeys } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { warnIfWeak } from '../weakness.ts';
import { withEngine } from '../with-engine.ts';

/** `plumb create`: makes a project file. */
export const create: Command = {
  usage: 'FILE --title T [--recipient age1…]',
  help: `Makes the encrypted project FILE. It can be opened with the passphrase, with the key of any
--recipient (may be repeated), or with either when both are given. Nothing is ever overwritten.`,
  takes: [1, 1],
  options: { title: { type: 'string' }, recipient: { type: 'string', multiple: true } },
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const title = needed(invocation, 'title', 'with a name for the project');
    const keys = await newKeys(invocation);
    const author = text(invocation, 'author') ?? '';
    const warnings = await warnIfWeak(keys.passphrase, [title, author], terminal);
    const status = await withEngine(invocation, ({ api }) =>
      api.get('project.create', { path, title, author, ...keys }),
    );
    terminal.out(`Created ${status.path} (${status.id})`);
    terminal.value({ file: status.path, id: status.id, title: status.title, bytes: status.bytes, warnings });
    return 0;
  },
};
