import type { Command } from './command.ts';

/** A command that is loaded only when it is called, so that starting stays fast. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command that works, in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  create: {
    summary: 'Make a project file',
    load: async () => (await import('./commands/create.ts')).create,
  },
  import: {
    summary: 'Bring files and folders into a project',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  search: {
    summary: 'Find words in every page and table row',
    load: async () => (await import('./commands/search.ts')).search,
  },
  call: {
    summary: 'Call any method of the contract',
    load: async () => (await import('./commands/call.ts')).call,
  },
  methods: {
    summary: 'Print the contract, with JSON Schemas',
    load: async () => (await import('./commands/methods.ts')).methods,
  },
  export: {
    summary: 'Make the case file as PDF',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  verify: {
    summary: 'Check every original, record and anchor',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  log: {
    summary: 'Print what was done, newest first',
    load: async () => (await import('./commands/log.ts')).log,
  },
  rescue: {
    summary: 'Save what still holds of a damaged project',
    load: async () => (await import('./commands/rescue.ts')).rescue,
  },
  share: {
    summary: 'Write a copy of a project for other keys',
    load: async () => (await import('./commands/share.ts')).share,
  },
  archive: {
    summary: 'Write everything for reading without Plumbline',
    load: async () => (await import('./commands/archive.ts')).archive,
  },
  keygen: {
    summary: 'Make a key that projects can be opened with',
    load: async () => (await import('./commands/keygen.ts')).keygen,
  },
  sample: {
    summary: 'Make the sample case by importing its files',
    load: async () => (await import('./commands/sample.ts')).sample,
  },
};

/** Commands that are promised for later, and say so. */
export const LATER: readonly string[] = ['match', 'screen', 'merge'];
