/** The keys that every list takes, for the key table. */
export const LIST_KEYS = [
  { id: 'list.move', words: 'Next, previous', keys: ['j', 'k'] },
  { id: 'list.open', words: 'Open', keys: ['enter'] },
  { id: 'list.inspect', words: 'Show in inspector', keys: ['alt+enter'] },
  { id: 'list.mark', words: 'Mark', keys: ['space'] },
  { id: 'list.extend', words: 'Mark several', keys: ['shift+up', 'shift+down'] },
  { id: 'list.all', words: 'Mark all', keys: ['ctrl+a'] },
  { id: 'list.remove', words: 'Remove', keys: ['delete'] },
] as const;
