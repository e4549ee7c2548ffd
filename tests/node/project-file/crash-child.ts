/** Works on the project of its first argument, as its second decides, until it is killed; prints what is saved. */
import { writeSync } from 'node:fs';
import { quickFiles, quickUnlock } from '../../helpers/project-files.ts';
import { randomFrom } from '../../helpers/random.ts';
import { workOn } from './crash-work.ts';

const [path, seed] = process.argv.slice(2);
if (path === undefined || seed === undefined) throw new Error('usage: crash-child.ts FILE SEED');
const { file, imageSeq, actions } = await quickFiles().open(path, quickUnlock, false);
writeSync(1, 'open\n');
await workOn(file, actions.at(-1)?.seq ?? imageSeq, randomFrom(Number(seed)), (what, seq) =>
  writeSync(1, `${what} ${seq}\n`),
);
