import type { Input, Method, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import { requireWritable, rewriteNoted } from '../../app/rewriting.ts';
import type { KeySlot, NewKeys } from '../../ports/project-file.ts';
import { type HeldKey, heldKeys, type KeyRow, keyRows, listKeys } from './queries.ts';
import { wordsOf } from './words.ts';

const OLD_COPIES =
  'Copies of this file that were made before, backups among them, still open with the old keys. Delete them where you can.';

type Noting = Pick<ActionContext, 'work' | 'at' | 'author'>;

/** What is known of a key whose slot was just made; one that was there before keeps when it was added, and by whom. */
type Known = Pick<KeyRow, 'recipient' | 'label'> & Partial<Pick<KeyRow, 'addedAt' | 'author'>>;
/** When a passphrase was set, and by whom. */
type Since = Pick<KeyRow, 'addedAt' | 'author'>;

/** Notes whose the slots are that were just made: recipients in the order given, and a passphrase, which is new unless kept. */
export function noteSlots(
  { work, at, author }: Noting,
  slots: readonly KeySlot[],
  labels: readonly Known[],
  passphrase: Since = { addedAt: at, author },
): void {
  const recipients = slots.filter(({ kind }) => kind === 'recipient');
  const passphrases = slots.filter(({ kind }) => kind === 'passphrase');
  for (const { id, kind } of passphrases)
    work.insert('key_slot', { id, kind, label: 'Passphrase', recipient: '', ...sinceOf(passphrase) });
  for (const [i, { id, kind }] of recipients.entries()) {
    const { recipient = '', label = '', ...since } = labels[i] ?? {};
    work.insert('key_slot', { id, kind, label, recipient, ...sinceOf({ addedAt: at, author, ...since }) });
  }
}

const sinceOf = ({ addedAt, author }: Since): Since => ({ addedAt, author });

/** Adds one key under the same project key. */
export async function addKey(context: JobContext, input: Input<'keys.add'>): Promise<Output<'keys.add'>> {
  requireWritable(context.file);
  await context.file.unlocks(input);
  const { newPassphrase, recipient = '', label } = input;
  if ((newPassphrase === undefined) === (recipient === ''))
    refuse({ code: 'bad-request', method: 'keys.add', problem: 'give either newPassphrase or recipient' });
  const before = new Set(context.file.keySlots().map(({ id }) => id));
  if (newPassphrase !== undefined && context.file.keySlots().some(({ kind }) => kind === 'passphrase'))
    refuse({
      code: 'not-allowed',
      what: 'The project has a passphrase already, and can have one.',
      next: 'Change the passphrase, or add a recipient.',
    });
  if (listKeys(context).some(key => key.recipient === recipient && recipient !== ''))
    refuse({
      code: 'not-allowed',
      what: 'That recipient opens the project already.',
      next: 'Nothing needs to be done.',
    });
  const keys: NewKeys = {
    kind: 'added',
    keys: { passphrase: newPassphrase, recipients: recipient === '' ? [] : [recipient] },
  };
  const name =
    recipient === ''
      ? 'a passphrase'
      : `the recipient ${label || recipient} (${wordsOf(recipient, context.ports)})`;
  await rewriteNoted(context, { keys }, 'the project file', {
    note: ({ slots }) =>
      context.act('keys.add', acting => {
        noteSlots(
          acting,
          slots.filter(({ id }) => !before.has(id)),
          [{ recipient, label }],
        );
        acting.work.say(`Added ${name} to the keys of the project`);
      }),
    failed: () => noteFailure(context, 'keys.add'),
  });
  return listKeys(context);
}

/** Gives the project a new project key for all recipients and a new passphrase. */
export async function changePassphrase(
  context: JobContext,
  input: Input<'keys.change'>,
): Promise<Output<'keys.change'>> {
  requireWritable(context.file);
  await context.file.unlocks(input);
  const kept = heldKeys(context).filter(({ kind }) => kind === 'recipient');
  return reKey(context, 'keys.change', {
    kept,
    passphrase: input.newPassphrase,
    forgetUnknown: input.forgetUnknown,
    sentence: 'Changed the passphrase',
  });
}

/** Gives the project a new project key for all but one of its keys. */
export async function removeKey(
  context: JobContext,
  input: Input<'keys.remove'>,
): Promise<Output<'keys.remove'>> {
  requireWritable(context.file);
  const opened = await context.file.unlocks(input);
  const keys = heldKeys(context);
  const gone =
    keys.find(({ slot }) => slot === input.slot) ??
    refuse({ code: 'not-found', what: 'key', id: input.slot });
  const kept = keys.filter(({ slot }) => slot !== gone.slot);
  if (kept.length === 0)
    refuse({
      code: 'not-allowed',
      what: 'That is the only key of the project.',
      next: 'Add another one first.',
    });
  const keepsPassphrase = kept.some(({ kind }) => kind === 'passphrase');
  if (keepsPassphrase && !opened.some(({ kind }) => kind === 'passphrase'))
    refuse({
      code: 'not-allowed',
      what: 'The project keeps its passphrase, and the new project key must be sealed with it.',
      next: 'Give the passphrase as well.',
    });
  const sentence = `Removed ${gone.kind === 'passphrase' ? 'the passphrase' : `the recipient ${gone.label || gone.words}`} from the keys of the project`;
  const passphrase = keepsPassphrase ? input.passphrase : undefined;
  return reKey(context, 'keys.remove', {
    kept: kept.filter(({ kind }) => kind === 'recipient'),
    passphrase,
    since: kept.find(({ kind }) => kind === 'passphrase')?.row,
    forgetUnknown: input.forgetUnknown,
    sentence,
  });
}

/** Who opens the project from now on, and what the log says. */
interface ReKeying {
  readonly kept: readonly HeldKey[];
  readonly passphrase: string | undefined;
  /** Of a passphrase that stays. */
  readonly since?: Since | undefined;
  readonly forgetUnknown: boolean;
  readonly sentence: string;
}

async function reKey(
  context: JobContext,
  name: Method,
  { kept, passphrase, since, forgetUnknown, sentence }: ReKeying,
): Promise<Output<'keys.remove'>> {
  const known = kept.flatMap(({ row }) => (row?.recipient ? [row] : []));
  if (known.length < kept.length && !forgetUnknown)
    refuse({
      code: 'not-allowed',
      what: `It is not known whose ${kept.length - known.length} of the other keys are, so the new project key cannot be sealed for them.`,
      next: 'Add these recipients again, then do this with forgetUnknown; or let them go.',
    });
  const recipients = known.map(({ recipient }) => recipient);
  const keys: NewKeys = { kind: 'new', keys: { passphrase, recipients } };
  await rewriteNoted(context, { keys }, 'the project file', {
    note: ({ slots }) =>
      context.act(name, acting => {
        const current = new Set(context.file.keySlots().map(({ id }) => id));
        for (const row of keyRows(acting)) if (current.has(row.id)) acting.work.remove('key_slot', row.id);
        noteSlots(acting, slots, known, since);
        acting.work.say(`${sentence}; the project has a new key`);
      }),
    failed: () => noteFailure(context, name),
  });
  return { keys: listKeys(context), warning: OLD_COPIES };
}

function noteFailure(context: JobContext, name: Method): void {
  context.act(name, ({ work }) =>
    work.note('The change of keys before this could not be written: the keys are as they were'),
  );
}
