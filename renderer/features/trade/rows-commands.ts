import type { Command } from '../../keys/commands.ts';

/** What the keys over the rows do. */
export interface RowsKeys {
  readonly readOnly: boolean;
  /** Whether there is a record at all. */
  readonly any: boolean;
  readonly onFilter: () => void;
  readonly onPin: () => void;
  readonly onEvidence: () => void;
  readonly onLastClaim: () => void;
  readonly onEntities: () => void;
  readonly onRaw: () => void;
  readonly onChartTable: () => void;
  readonly onUnmark: () => void;
}

/** Every command of the rows, with its keys. */
export function rowsCommands(keys: RowsKeys): readonly Command[] {
  const group = 'Trade';
  const none = keys.any ? null : 'There is no record';
  const off = keys.readOnly ? 'The project is open for reading only' : none;
  const words = () => document.getElementById('trade-words')?.focus();
  return [
    { id: 'trade.filter', words: 'Filter the records', group, keys: ['f'], run: keys.onFilter },
    { id: 'trade.words', words: 'Find words in records', group, keys: ['/'], run: words },
    { id: 'trade.pin', words: 'Pin the total as a figure', group, keys: ['p'], off, run: keys.onPin },
    { id: 'trade.evidence', words: 'Make evidence of rows', group, keys: ['e'], off, run: keys.onEvidence },
    {
      id: 'trade.last',
      words: 'Keep rows for the last claim',
      group,
      keys: ['shift+e'],
      off,
      run: keys.onLastClaim,
    },
    { id: 'trade.entities', words: 'Make entities of rows', group, keys: ['n'], off, run: keys.onEntities },
    { id: 'trade.raw', words: 'Show or hide raw cells', group, keys: ['x'], run: keys.onRaw },
    { id: 'trade.chart', words: 'Show the chart as a table', group, keys: ['t'], run: keys.onChartTable },
    { id: 'trade.unmark', words: 'Unmark the rows', group, keys: ['esc'], listed: false, run: keys.onUnmark },
  ];
}
