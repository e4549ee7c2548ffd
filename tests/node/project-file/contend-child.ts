/** Waits until it is the one writer of the project of its first argument, appends an action, lets go; ten times. */
import { setTimeout } from 'node:timers/promises';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import { quickFiles, quickUnlock } from '../../helpers/project-files.ts';

const [path = '', name = ''] = process.argv.slice(2);
for (let done = 0; done < 10; )
  try {
    const { file, actions } = await quickFiles().open(path, quickUnlock, false);
    const seq = (actions.at(-1)?.seq ?? 0) + 1;
    file.append({ seq, payload: Buffer.from(`${name} ${done}`) });
    file.close();
    done += 1;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'in-use') throw error;
    await setTimeout(Math.random() * 20);
  }
