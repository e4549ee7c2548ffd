/** Appends actions to the project of its first argument compacts and re-keys it, until it is killed; prints what is durable. */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { quickFiles, quickKeys, quickUnlock } from '../../helpers/project-files.ts';

const [path, runText] = process.argv.slice(2);
if (path === undefined || runText === undefined) throw new Error('usage: crash-child.ts FILE RUN');
const { file, imageSeq, actions } = await quickFiles().open(path, quickUnlock, false);
let seq = actions.at(-1)?.seq ?? imageSeq;
for (;;) {
  seq += 1;
  const original = Buffer.alloc(100_000, `${runText} ${seq}`);
  if (seq % 3 === 0) file.putOriginal(createHash('sha256').update(original).digest('hex'), original);
  file.append({ seq, payload: Buffer.from(`action ${seq}`) });
  writeSync(1, `${seq}\n`);
  if (seq % 5 === 0) file.putImage(seq, Buffer.alloc(200_000, `image ${seq}`));
  if (seq % 4 === 0) {
    const keys = seq % 12 === 0 ? ({ kind: 'new', keys: quickKeys } as const) : ({ kind: 'same' } as const);
    const rewriting = await file.rewrite({ keys });
    while (rewriting.step());
    rewriting.finish();
  }
}
