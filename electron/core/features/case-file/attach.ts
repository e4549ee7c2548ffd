import type { JobContext } from '../../app/context.ts';
import { attachedName, checkingFiles, checkingOf } from './checking.ts';
import type { Dossier } from './dossier.ts';
import type { ExhibitData } from './dossier-exhibits.ts';

/** Whether something that is cited of it cannot be seen in the case file. */
const isLacking = ({ sheets }: ExhibitData): boolean =>
  sheets.length === 0 || sheets.some(({ kind }) => kind === 'missing');

/** Attaches the originals of exhibits that could not be reproduced, where the standard attaches none. */
export function attachLacking(
  { ports, file }: JobContext,
  dossier: Dossier,
  files: Map<string, Uint8Array>,
): Dossier {
  const lacking = new Set(dossier.exhibits.filter(isLacking).map(({ number }) => number));
  const added = dossier.manifest.filter(each => each.attached === '' && lacking.has(each.exhibit));
  if (added.length === 0) return dossier;
  for (const original of added) files.set(original.file, file.readOriginal(original.sha256));
  const manifest = dossier.manifest.map(each =>
    added.includes(each) ? { ...each, attached: attachedName(each) } : each,
  );
  const checking = checkingOf(manifest, ports.resources, ports.crypto);
  for (const [path, bytes] of checkingFiles(checking)) files.set(path, bytes);
  return { ...dossier, manifest, checking };
}
