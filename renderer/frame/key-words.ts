import type { CommandGroup } from '../keys/commands.ts';

/** A row of the key table. */
export interface KeyRow {
  readonly id: string;
  readonly words: string;
  /** Strokes as `strokeOf` names them. */
  readonly keys: readonly string[];
}

/** Headings of the key table, in its order: those of commands, and those of keys that lists and forms take themselves. */
export type KeyHeading = CommandGroup | 'Evidence form' | 'Claim board';

const row = (id: string, words: string, ...keys: string[]): KeyRow => ({ id, words, keys });

/**
 * Every key that is not in force everywhere, so that the table can be learnt from wherever it is opened. Commands that are
 * registered where the window is stand in place of the rows with their ids, so that the table never disagrees with them.
 */
export const KEY_ROWS: readonly (readonly [KeyHeading, readonly KeyRow[]])[] = [
  ['Everywhere', [row('close.top', 'Close what lies on top', 'esc')]],
  ['Go to', []],
  [
    'Lists',
    [
      row('list.move', 'Next, previous', 'j', 'k'),
      row('list.open', 'Open', 'enter'),
      row('list.inspect', 'Show in inspector', 'alt+enter'),
      row('list.mark', 'Mark', 'space'),
      row('list.extend', 'Mark several', 'shift+up', 'shift+down'),
      row('list.all', 'Mark all', 'ctrl+a'),
      row('evidence.filter', 'Filter', '/'),
      row('list.remove', 'Remove', 'delete'),
    ],
  ],
  [
    'Documents',
    [
      row('import', 'Import files', 'ctrl+i'),
      row('triage read', 'Mark read', 'm'),
      row('triage relevant', 'Mark relevant', 'r'),
      row('triage irrelevant', 'Mark irrelevant', 'i'),
    ],
  ],
  [
    'Reader',
    [
      row('mark.evidence', 'Make evidence of what is marked', 'e'),
      row('mark.last', 'Keep it for the last claim', 'shift+e'),
      row('mark.claim', 'Make a claim of what is marked', 'c'),
      row('mark.entity', 'Make an entity of what is marked', 'n'),
      row('mark.hit', 'Mark what was found', 'ctrl+enter'),
      row('mark.more', 'Mark a word more', 'shift+right'),
      row('mark.less', 'Mark a word less', 'shift+left'),
      row('mark.escape', 'Drop what is marked', 'esc'),
      row('view.text', 'Mark text', 'v'),
      row('view.area', 'Mark an area', 'a'),
      row('view.pages', 'Show or hide the pages', 'f4'),
      row('view.colours', 'Show paper in its true colours', 'd'),
      row('view.in', 'Zoom in', 'ctrl++'),
      row('view.out', 'Zoom out', 'ctrl+-'),
      row('view.fit', 'Fit the width', 'ctrl+0'),
      row('find', 'Find in this document', 'ctrl+f'),
      row('find.next', 'Next hit', 'f3'),
      row('find.previous', 'Previous hit', 'shift+f3'),
      row('page.next', 'Next page', 'pagedown'),
      row('page.previous', 'Previous page', 'pageup'),
      row('page.first', 'First page', 'home'),
      row('page.last', 'Last page', 'end'),
      row('document.next', 'Next document', 'j'),
      row('document.previous', 'Previous document', 'k'),
      row('triage.read', 'Mark the document read', 'm'),
      row('triage.relevant', 'Mark the document relevant', 'r'),
      row('triage.irrelevant', 'Mark the document irrelevant', 'i'),
    ],
  ],
  [
    'Trade',
    [
      row('trade.import', 'Import trade records', 'ctrl+i'),
      row('trade.filter', 'Filter the records', 'f'),
      row('trade.words', 'Find words in records', '/'),
      row('trade.evidence', 'Make evidence of rows', 'e'),
      row('trade.last', 'Keep rows for the last claim', 'shift+e'),
      row('trade.entities', 'Make entities of rows', 'n'),
      row('trade.pin', 'Pin the total as a figure', 'p'),
      row('trade.raw', 'Show or hide raw cells', 'x'),
      row('trade.chart', 'Show the chart as a table', 't'),
      row('trade.copy', 'Copy rows, with table and row number', 'ctrl+c'),
    ],
  ],
  [
    'Evidence form',
    [
      row('form.grade', 'Information grade', '1', '6'),
      row('form.role', 'For, against, context', '+', '-', '0'),
      row('form.link', 'Go to the link box', 'l'),
      row('form.claim', 'Link to a new claim', 'alt+enter'),
      row('form.keep', 'Keep', 'enter'),
      row('form.next', 'Keep and go to the next hit', 'shift+enter'),
      row('form.keep-long', 'Keep from a field of many lines', 'ctrl+enter'),
      row('form.drop', 'Drop', 'esc'),
    ],
  ],
  ['Evidence', []],
  [
    'Entities',
    [
      row('entities.new', 'New entity', 'n'),
      row('entities.filter', 'Filter entities', '/'),
      row('entity.value', 'Add a value', 'p'),
      row('entity.relation', 'Relate to another entity', 'r'),
    ],
  ],
  [
    'Claims',
    [
      row('claims.new', 'New claim', 'c'),
      row('claims.filter', 'Filter claims', '/'),
      row('claims.print', 'Print the claims', 'ctrl+p'),
      row('claims.change', 'Change the marked claims', 'b'),
    ],
  ],
  [
    'Claim board',
    [
      row('board.link', 'Link evidence', 'l'),
      row('board.columns', 'Between the columns', 'left', 'right'),
      row('board.move', 'Move the evidence to for, against, context', '+', '-', '0'),
      row('board.sentence', 'Write the sentence anew', 'enter', 'f2'),
      row('board.split', 'Split the claim', 's'),
      row('board.mark', 'Mark the claim', 'space'),
      row('board.beside', 'Move the claim to the column beside', 'shift+left', 'shift+right'),
      row('outline.level', 'Make it a part of the claim above, or move it out', 'shift+right', 'shift+left'),
      row('outline.order', 'Move it up or down in the outline', 'shift+up', 'shift+down'),
      row('outline.fold', 'Close or open its parts', 'left', 'right'),
    ],
  ],
  [
    'Matrix',
    [
      row('matrix.move', 'To the next line, cell', 'up', 'down', 'left', 'right'),
      row('matrix.next', 'To the next answer of the element', 'ctrl+right'),
      row('matrix.toggle', 'The claim answers the element, or does not', 'space'),
      row('matrix.open', 'Open the claim, open or close a group', 'enter'),
      row('matrix.answer', 'Answer the element with a claim', 'a'),
      row('matrix.claim', 'New claim for the element', 'c'),
      row('matrix.task', 'New task for the gap', 't'),
      row('matrix.search', 'Record a search for the element or claim', 's'),
      row('matrix.gaps', 'Show only gaps', 'x'),
      row('matrix.filter', 'Filter elements', '/'),
    ],
  ],
  [
    'Hypotheses',
    [
      row('hypotheses.move', 'From cell to cell', 'up', 'down', 'left', 'right'),
      row('hypotheses.rate', 'Very consistent to very inconsistent', '1', '2', '3', '4', '5'),
      row('hypotheses.letters', 'Consistent, neutral, inconsistent', 'c', 'n', 'i'),
      row('hypotheses.very', 'Very consistent, very inconsistent', 'shift+c', 'shift+i'),
      row('hypotheses.none', 'Not rated', '0', 'delete'),
      row('hypotheses.relevance', 'Relevance high, medium, low', 'h', 'm', 'l'),
      row('hypotheses.item', 'Add evidence or a search to the hypotheses', 'e'),
      row('hypotheses.add', 'Add a hypothesis', 'a'),
      row('hypotheses.sort', 'Put hypotheses and evidence in order', 'o'),
      row('hypotheses.start', 'Compare explanations', 'ctrl+alt+n'),
    ],
  ],
  [
    'Case file',
    [
      row('case-file.cite', 'Cite in the summary', '@'),
      row('case-file.next', 'Next problem', 'f8'),
      row('case-file.export', 'Export the case file', 'ctrl+p'),
      row('case-file.side', 'Show or hide the preview', 'ctrl+shift+p'),
    ],
  ],
];

/** The key table: every group, with what is in force here in its exact words. Groups without keys are left out. */
export function keyTable(
  commands: readonly (KeyRow & { readonly group: CommandGroup })[],
): readonly (readonly [string, readonly KeyRow[]])[] {
  const headings = new Set<string>([
    ...KEY_ROWS.map(([title]) => title),
    ...commands.map(({ group }) => group),
  ]);
  const always = new Map<string, readonly KeyRow[]>(KEY_ROWS);
  return [...headings].flatMap(title => {
    const rows = new Map((always.get(title) ?? []).map(one => [one.id, one]));
    for (const { group, id, words, keys } of commands) if (group === title) rows.set(id, { id, words, keys });
    return rows.size > 0 ? [[title, [...rows.values()]] as const] : [];
  });
}
