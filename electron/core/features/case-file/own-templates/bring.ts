// Bringing a template folder into the project, and taking it out again.
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { refuse } from '../../../../shared/contract/problem.ts';
import type { ActionContext, JobContext } from '../../../app/context.ts';
import { makeReport } from '../../history/report.ts';
import { tryTemplate } from '../make.ts';
import { getCaseFile } from '../queries.ts';
import { filesOfOwn, ownTemplate } from '../templates.ts';
import { checkedDescription, readFolder } from './folder.ts';
import { folderHash, packed, storedTemplate } from './stored.ts';

/** Checks a folder, sets the case with it once, and keeps it. Nothing is kept of one that does not hold. */
export async function bringTemplate(
  context: JobContext,
  { sources }: Input<'caseFile.addTemplate'>,
): Promise<Output<'caseFile.addTemplate'>> {
  const { db, file, ports, tell } = context;
  if (file.readOnly) refuse({ code: 'read-only' });
  const { id, files } = await readFolder(ports.files, sources);
  const { title, version } = checkedDescription(context, { id, files });
  const sha256 = folderHash(files, ports.crypto);
  const before = storedTemplate(db, id);
  const facts = { id, title, version, sha256, files: files.size, replaced: before !== undefined };
  if (before?.sha256 === sha256) return facts;
  tell({ done: 0, total: 1, current: 'Setting the case with it' });
  await tried(context, { id, sha256, files });
  context.act('caseFile.addTemplate', ({ work, at, author }) => {
    const row = { sha256, files: packed(files), addedAt: at, author };
    if (before) work.update('own_template', id, row);
    else work.insert('own_template', { id, ...row });
    const said = `the template “${id}”${version === '' ? '' : ` (${version})`}`;
    work.say(`${before ? 'Replaced' : 'Brought in'} ${said}, SHA-256 ${sha256}`);
  });
  return facts;
}

/** As the project stands: what a template does with it can only be known by setting it. */
async function tried(context: JobContext, stored: Parameters<typeof ownTemplate>[0]): Promise<void> {
  const template = ownTemplate(stored);
  const files = filesOfOwn(context.ports.resources, stored);
  if (template.about === 'case') await tryTemplate(context, { template, files });
  else await makeReport(context, { filter: {}, standard: '1.7', candidate: { template, files } });
}

/** Takes a template out of the project. What was written under it stays, and is there when the template comes back. */
export function removeTemplate(
  { db, work }: ActionContext,
  { id }: Input<'caseFile.removeTemplate'>,
): Output<'caseFile.removeTemplate'> {
  if (!storedTemplate(db, id)) refuse({ code: 'not-found', what: 'template', id });
  if (getCaseFile(db).template === id)
    refuse({
      code: 'not-allowed',
      what: `“${id}” is the template of the case file.`,
      next: 'Choose another template for the case file first; what was written under this one stays.',
    });
  work.remove('own_template', id);
  work.say(`Took out the template “${id}”`);
  return { id };
}
