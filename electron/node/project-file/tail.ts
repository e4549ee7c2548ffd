/** What stands after the last whole commit of a file, in words (T rules). */
import type { Damage } from '../../core/ports/project-file.ts';
import type { Layout } from './layout.ts';

/** What became of the bytes after the last commit: `busy` when a live writer on this machine is still at them. */
export type TailFate = 'left out' | 'removed' | 'busy';

type TailOf = Pick<Layout, 'torn' | 'foreign' | 'seq'>;

// More than this is seldom left by one save; a file that was cut short easily has more.
const MUCH = 1024 * 1024;

const lastBytes = (count: number): string => (count === 1 ? 'last 1 byte' : `last ${count} bytes`);

const upTo = (seq: number): string =>
  seq === 0 ? 'The file holds no action.' : `The file holds everything up to action ${seq}.`;

const are = (count: number): string => (count === 1 ? 'is' : 'are');
const were = (count: number): string => (count === 1 ? 'was' : 'were');
const done = (count: number, fate: TailFate): string =>
  `${count === 1 ? 'it' : 'they'} ${were(count)} ${fate === 'removed' ? 'removed' : 'left out'}`;

/**
 * Sentences about the bytes after the last commit; none when there are none. They do not claim that nothing is missing:
 * a file that was cut short looks like one whose last save was interrupted.
 */
export function tailSentences({ torn, foreign, seq }: TailOf, fate: TailFate): string[] {
  if (fate === 'busy' && torn > 0)
    return [
      `The file is open for writing in another process, and its ${lastBytes(torn)} ${were(torn)} not a complete save yet; ${done(torn, fate)}. ${upTo(seq)}`,
    ];
  if (torn > 0)
    return [
      `The ${lastBytes(torn)} of the file ${are(torn)} not a complete save; ${done(torn, fate)}. ${upTo(seq)}`,
      'If the program or the machine stopped while saving, that is all that was saved; if the file was cut short, ' +
        'by copying for example, later work is missing: compare it with another copy.',
      ...(torn > MUCH
        ? ['So much is left only when a lot was being saved at once, or when the file was cut short.']
        : []),
    ];
  if (foreign > 0)
    return [
      `The ${lastBytes(foreign)} of the file ${were(foreign)} not written by Plumbline; ${done(foreign, fate)}. ${upTo(seq)}`,
      'If something was only added to the file, nothing is missing; if its end was overwritten, later work is missing: ' +
        'compare it with another copy.',
    ];
  return [];
}

/** The bytes after the last commit as a place that is not whole; none when there are none. */
export function tailDamage({ torn, foreign, seq }: TailOf): Damage[] {
  const where = 'the end of the file';
  if (torn > 0)
    return [
      {
        where,
        what: `the ${lastBytes(torn)} ${are(torn)} not a complete save: a save was interrupted, or the file was cut short and what came after action ${seq} is missing`,
      },
    ];
  if (foreign > 0)
    return [
      {
        where,
        what: `the ${lastBytes(foreign)} ${were(foreign)} not written by Plumbline: something was added, or what came after action ${seq} was overwritten`,
      },
    ];
  return [];
}
