import { type Command, text, word } from '../command.ts';
import { newKeys } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { warnIfWeak } from '../weakness.ts';
import { withEngine } from '../with-engine.ts';

/** `plumb sample`: builds the sample case. */
export const sample: Command = {
  usage: 'OUT.plumb [--recipient age1…]',
  help: `Makes the sample case in OUT.plumb by importing its files and doing what an investigator would do with
them. Every company, person and number in it is invented.`,
  takes: [1, 1],
  options: { recipient: { type: 'string', multiple: true } },
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const keys = await newKeys(invocation);
    const author = text(invocation, 'author') ?? '';
    const warnings = await warnIfWeak(keys.passphrase, [author], terminal);
    const made = await withEngine(invocation, async ({ api, watched }) => {
      const status = await api.get('project.sample', { path, author, ...keys }, watched);
      const { counts } = await api.get('project.overview', {});
      return { status, counts };
    });
    const { status, counts } = made;
    terminal.value({ file: status.path, id: status.id, title: status.title, ...counts, warnings });
    terminal.out(
      `Created ${status.path}: ${counts.documents} documents, ${counts.evidence} pieces of evidence, ` +
        `${counts.entities} entities, ${counts.claims} claims`,
    );
    return 0;
  },
};
