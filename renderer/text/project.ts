/** Words of the welcome, unlock and lock pages. */
export const PROJECT_TEXT = {
  what: 'Pin evidence to exact passages and rows, tie it to claims, and hand over a case file. Everything stays in one encrypted file on this machine.',
  create: 'New project',
  open: 'Open a project',
  sample: 'Open the sample case',
  sampleWhat:
    'An invented bank and its customers, with contracts, payments and customs rows in English, Russian and Chinese. It is kept in a file like any project; its passphrase is “sample”.',
  noRecovery:
    'There is no way back without the passphrase: nobody can reset it, we cannot either, and the file stays closed for ever. Write it down and keep it away from this machine, or give a key of your own as a second way in.',
  chooseStrong: 'Several words that you do not use elsewhere are better than one hard word.',
  remember: 'Remember this project in the list of recent ones',
  rememberHint: 'Keeps its path on this machine, outside the encrypted file.',
  locked: 'Locked',
  lockedWhat: 'Nothing of the case is in memory.',
  identity: 'Identity (age key)',
  identityHint: 'The line that starts with AGE-SECRET-KEY-1, or the text of your key file.',
  author: 'Your name',
  authorHint: 'Printed in the log beside what you do. May be left out.',
} as const;
