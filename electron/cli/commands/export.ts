import { type Command, choice, needed, text, word } from '../command.ts';
import { typedPath } from '../paths.ts';
import { withProject } from '../with-engine.ts';
import { refuseExisting, refuseUnwritable, writeExport } from '../write-export.ts';

/** `plumb export`: makes the case file. */
export const exportCommand: Command = {
  usage: 'FILE --template ID --out OUT.pdf [--standard 1.7|a-3a] [--force]',
  help: `Makes the case file of the project FILE as a PDF and records it in the log with its SHA-256. Without
--template it takes the one chosen in the project. An existing OUT.pdf is replaced only with --force.`,
  takes: [1, 1],
  options: {
    template: { type: 'string' },
    out: { type: 'string' },
    standard: { type: 'string' },
    force: { type: 'boolean' },
  },
  async run(invocation) {
    const { terminal, values } = invocation;
    const path = typedPath(word(invocation, 0));
    const out = typedPath(needed(invocation, 'out', 'with the name of the PDF'));
    const standard = choice(invocation, 'standard', ['1.7', 'a-3a'], '1.7');
    const template = text(invocation, 'template');
    const force = values.force === true;
    await refuseExisting(out, force);
    await refuseUnwritable(out);
    const made = await withProject(invocation, path, false, async ({ api, engine, watched }) => {
      const { ref, ...facts } = await api.get(
        'caseFile.export',
        { standard, ...(template !== undefined && { template }) },
        watched,
      );
      const { bytes } = await engine.readBytes(ref);
      await writeExport(out, bytes, force);
      return facts;
    });
    const { pages, bytes, sha256, warnings } = made;
    terminal.value({ file: out, pages, bytes, sha256, warnings });
    terminal.out(`${out}: ${pages} pages, ${bytes} bytes\nSHA-256 ${sha256}`);
    for (const { what, where } of warnings) terminal.say(`Warning: ${what} (${where})`);
    return 0;
  },
};
