import { z } from 'zod';
import { Instant } from '../kernel/dates.ts';
import { CollectionId } from '../kernel/ids.ts';
import { action, job, query } from './define.ts';

const Passphrase = z.string().min(1).max(10_000);
// One line: the words under a label must not be imitated by it.
const Label = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
    'expected one line without control characters',
  );
/** An age recipient, `age1…`. */
const Recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, 'expected an age recipient (age1…)');
/** What opens the project now: changing its keys asks for it again. */
const unlock = { passphrase: z.string().max(10_000).optional(), identities: z.array(z.string()).optional() };

/** A key that opens the project. */
export const Key = z.object({
  /** Names the key, also after its slot was written anew. Where it is not known whose it is, it names the slot. */
  slot: z.string(),
  kind: z.enum(['passphrase', 'recipient']),
  label: z.string(),
  /** The recipient, where it is known whose the slot is. */
  recipient: z.string().optional(),
  /** Ten words for the recipient's key, to be compared by voice; for other slots, for the slot itself. */
  words: z.string(),
  addedAt: Instant.optional(),
});
export type Key = z.infer<typeof Key>;

/** Somebody whom a copy may be given to. */
export const AddressBookEntry = z.object({
  recipient: z.string(),
  label: z.string(),
  words: z.string(),
  /** Whether a person compared the words with the owner of the key. */
  confirmed: z.boolean(),
  addedAt: Instant,
});
export type AddressBookEntry = z.infer<typeof AddressBookEntry>;

const Keys = z.array(Key);
/** The keys now, and what must be known about copies made before. */
const ReKeyed = z.object({ keys: Keys, warning: z.string() });

/** What a copy holds. */
export const CopyContents = z.object({
  documents: z.number(),
  originalBytes: z.number(),
  pages: z.number(),
  rows: z.number(),
  evidence: z.number(),
  entities: z.number(),
  relations: z.number(),
  claims: z.number(),
  actions: z.number(),
  /** Names of all who acted, as the log has them. */
  authors: z.array(z.string()),
  addressBook: z.number(),
  /** Passwords of locked files that the project keeps. */
  passwords: z.number(),
});
export type CopyContents = z.infer<typeof CopyContents>;

/** What a copy of one collection is: by name what goes, and how much stays. */
export const SliceSummary = z.object({
  collection: z.string(),
  /** Documents that go because they were unpacked from one of the collection. */
  unpacked: z.number(),
  /** Names of all documents that go. */
  documents: z.array(z.string()),
  /** `elsewhere`: it rests also on what stays; its note and its estimate stay, its sentence goes. */
  claims: z.array(z.object({ label: z.string(), words: z.string(), elsewhere: z.boolean() })),
  /** Entities by the name that they have in the copy; '' when no name of theirs goes. */
  entities: z.array(z.object({ label: z.string(), words: z.string() })),
  /** How much of the project is not in the copy. */
  staying: z.object({
    documents: z.number(),
    evidence: z.number(),
    entities: z.number(),
    relations: z.number(),
    claims: z.number(),
    actions: z.number(),
    addressBook: z.number(),
    searches: z.number(),
    figures: z.number(),
  }),
});
export type SliceSummary = z.infer<typeof SliceSummary>;

/** Keys, the address book, and copies for others. */
export const keysContract = {
  'keys.list': query('The keys that open the project.', z.object({}), Keys),
  'keys.words': query(
    'Ten words for a recipient, to be compared with its owner by voice.',
    z.object({ recipient: Recipient }),
    z.object({ words: z.string() }),
  ),
  'keys.add': job(
    'Adds a passphrase or a recipient to those that open the project. Asks for a key that opens it now.',
    z.object({
      ...unlock,
      label: Label.default(''),
      newPassphrase: Passphrase.optional(),
      recipient: Recipient.optional(),
    }),
    Keys,
  ),
  'keys.change': job(
    'Changes the passphrase. The project gets a new project key and is written anew.',
    z.object({ ...unlock, newPassphrase: Passphrase, forgetUnknown: z.boolean().default(false) }),
    ReKeyed,
  ),
  'keys.remove': job(
    'Removes a key. The project gets a new project key and is written anew; copies made before still open with the old keys.',
    z.object({ ...unlock, slot: z.string(), forgetUnknown: z.boolean().default(false) }),
    ReKeyed,
  ),
  'recipients.list': query('The address book.', z.object({}), z.array(AddressBookEntry)),
  'recipients.add': action(
    'Puts a recipient into the address book, not confirmed.',
    z.object({ recipient: Recipient, label: Label.min(1) }),
    AddressBookEntry,
  ),
  'recipients.confirm': action(
    'Notes whether the words of a recipient were compared with the owner of the key.',
    z.object({ recipient: Recipient, confirmed: z.boolean() }),
    AddressBookEntry,
  ),
  'recipients.remove': action(
    'Takes a recipient out of the address book.',
    z.object({ recipient: Recipient }),
    z.object({ removed: z.boolean() }),
  ),
  'share.preview': query(
    'What goes out in a copy (the line of the log about it counted), of one collection if one is named, or in an archive, and whose keys open it.',
    z.object({
      recipients: z.array(Recipient).default([]),
      of: z.enum(['copy', 'archive']).default('copy'),
      collectionId: CollectionId.optional(),
    }),
    z.object({
      contents: CopyContents,
      /** Of one collection. */
      slice: SliceSummary.optional(),
      recipients: z.array(AddressBookEntry.omit({ addedAt: true })),
    }),
  ),
  'share.make': job(
    'Writes a copy for other keys, under a new project key: of the whole project, or of one collection with what rests on its documents, as a project with a log of its own. Refuses recipients that nobody confirmed, unless told to take them.',
    z.object({
      path: z.string().min(1),
      collectionId: CollectionId.optional(),
      recipients: z.array(Recipient).default([]),
      newPassphrase: Passphrase.optional(),
      unconfirmed: z.boolean().default(false),
    }),
    z.object({ path: z.string(), contents: CopyContents }),
  ),
} as const;
