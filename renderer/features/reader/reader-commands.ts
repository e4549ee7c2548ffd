import type { Triage } from '../../../electron/shared/contract/documents.ts';
import type { Command } from '../../keys/commands.ts';
import type { Desk, View } from './desk.ts';

/** What the reader's keys do. */
export interface ReaderActions {
  readonly desk: Desk;
  readonly onView: (patch: Partial<View>) => void;
  readonly onGoTo: (page: number) => void;
  readonly onGoBy: (pages: number) => void;
  readonly onFindStep: (by: 1 | -1) => void;
  readonly onTriage: (triage: Triage) => void;
  readonly onEscape: () => void;
  readonly onMarkAll: () => void;
  /** Marks the hit that is shown, or the first. */
  readonly onMarkHit: () => void;
  /** Moves the end of what was marked by a key. */
  readonly onMarkWord: (by: 1 | -1) => void;
  readonly onMention: (by: 1 | -1) => void;
}

/** Every command of the reader, with its keys. */
export function readerCommands(actions: ReaderActions): readonly Command[] {
  return [
    ...markCommands(actions),
    ...markByKeysCommands(actions),
    ...mentionCommands(actions),
    ...viewCommands(actions),
    ...goCommands(actions),
    ...noteCommands(actions),
  ];
}

function markCommands({ desk, onEscape, onMarkAll }: ReaderActions): readonly Command[] {
  const { marking, displaced, document } = desk;
  const group = 'Reader';
  const off = marking.draft ? 'The form is open' : marking.marks ? null : 'Nothing is marked';
  return [
    {
      id: 'mark.evidence',
      words: 'Make evidence of what is marked',
      group,
      keys: ['e'],
      off,
      run: () => marking.begin('evidence'),
    },
    {
      id: 'mark.last',
      words: 'Keep it for the last claim',
      group,
      keys: ['shift+e'],
      off,
      run: marking.keepForLastClaim,
    },
    {
      id: 'mark.claim',
      words: 'Make a claim of what is marked',
      group,
      keys: ['c'],
      off,
      run: () => marking.begin('claim'),
    },
    {
      id: 'mark.entity',
      words: 'Make an entity of what is marked',
      group,
      keys: ['n'],
      off,
      run: () => marking.begin('entity'),
    },
    {
      id: 'mark.value',
      words: 'Make a value of an entity of what is marked',
      group,
      keys: ['p'],
      off,
      run: () => marking.begin('value'),
    },
    {
      id: 'mark.reanchor',
      words: displaced ? `E${displaced.number} stands here` : 'Give evidence that lost its place this one',
      group,
      keys: ['h'],
      off: off ?? (displaced ? null : 'No evidence that lost its place is picked'),
      run: () => displaced && marking.reanchor(displaced.id),
    },
    {
      id: 'mark.all',
      words: 'Mark all of the text',
      group,
      keys: ['ctrl+a'],
      off: document.kind === 'table' ? 'Rows of a table are marked one by one' : null,
      run: onMarkAll,
    },
    { id: 'mark.escape', words: 'Drop what is marked', group, keys: ['esc'], listed: false, run: onEscape },
  ];
}

/** Marking without a pointer. What was dragged is the browser's selection, and its keys are the browser's. */
function markByKeysCommands({ desk, onMarkHit, onMarkWord }: ReaderActions): readonly Command[] {
  const { marking, find } = desk;
  const group = 'Reader';
  const off = marking.draft
    ? 'The form is open'
    : marking.marked?.note
      ? null
      : 'Nothing was marked by a key';
  const noHit = find.hits.length > 0 ? null : find.done ? 'Nothing was found' : 'Still looking for it';
  return [
    {
      id: 'mark.hit',
      words: 'Mark what was found',
      group,
      keys: ['ctrl+enter'],
      off: marking.draft ? 'The form is open' : noHit,
      run: onMarkHit,
    },
    {
      id: 'mark.more',
      words: 'Mark a word more',
      group,
      keys: ['shift+right'],
      off,
      run: () => onMarkWord(1),
    },
    {
      id: 'mark.less',
      words: 'Mark a word less',
      group,
      keys: ['shift+left'],
      off,
      run: () => onMarkWord(-1),
    },
  ];
}

/** While a mention is looked at and nothing is marked, N rejects it; else it makes an entity. */
function mentionCommands({ desk: { mentions, marking }, onMention }: ReaderActions): readonly Command[] {
  const group = 'Reader';
  const none = mentions.waiting.length === 0 ? 'No mention waits here' : null;
  const steps: readonly Command[] = [
    {
      id: 'mention.next',
      words: 'Next mention that waits for a decision',
      group,
      keys: ['.'],
      off: none,
      run: () => onMention(1),
    },
    {
      id: 'mention.previous',
      words: 'Previous mention that waits for a decision',
      group,
      keys: [','],
      off: none,
      run: () => onMention(-1),
    },
  ];
  if (!mentions.picked || marking.marked) return steps;
  const off = mentions.readOnly ? 'The project is open for reading only' : null;
  return [
    ...steps,
    {
      id: 'mention.accept',
      words: 'Accept mention',
      group,
      keys: ['y'],
      off,
      run: () => mentions.decide('accepted'),
    },
    {
      id: 'mention.reject',
      words: 'Reject mention',
      group,
      keys: ['n'],
      off,
      run: () => mentions.decide('rejected'),
    },
  ];
}

function viewCommands({ desk: { view, document, onZoomBy }, onView }: ReaderActions): readonly Command[] {
  const group = 'Reader';
  const off =
    document.kind === 'pdf' || document.kind === 'image' ? null : 'This document has no pages to draw on';
  const turnBy = (by: 90 | 270) => onView({ turn: ((view.turn + by) % 360) as View['turn'] });
  return [
    { id: 'view.text', words: 'Mark text', group, keys: ['v'], off, run: () => onView({ mode: 'text' }) },
    { id: 'view.area', words: 'Mark an area', group, keys: ['a'], off, run: () => onView({ mode: 'area' }) },
    {
      id: 'view.pages',
      words: 'Show or hide the pages',
      group,
      keys: ['f4'],
      off,
      run: () => onView({ thumbs: !view.thumbs }),
    },
    {
      id: 'view.colours',
      words: 'Show paper in its true colours',
      group,
      keys: ['d'],
      off,
      run: () => onView({ trueColours: !view.trueColours }),
    },
    { id: 'view.in', words: 'Zoom in', group, keys: ['ctrl++', 'ctrl+='], off, run: () => onZoomBy(1.25) },
    { id: 'view.out', words: 'Zoom out', group, keys: ['ctrl+-'], off, run: () => onZoomBy(0.8) },
    {
      id: 'view.fit',
      words: 'Fit the width',
      group,
      keys: ['ctrl+0'],
      off,
      run: () => onView({ zoom: { fit: 'width' } }),
    },
    {
      id: 'view.page',
      words: 'Fit the page',
      group,
      keys: ['shift+f'],
      off,
      run: () => onView({ zoom: { fit: 'page' } }),
    },
    {
      id: 'view.single',
      words: view.single ? 'Show pages one after another' : 'Show one page at a time',
      group,
      keys: ['s'],
      off,
      run: () => onView({ single: !view.single }),
    },
    { id: 'view.right', words: 'Turn to the right', group, keys: ['t'], off, run: () => turnBy(90) },
    { id: 'view.left', words: 'Turn to the left', group, keys: ['shift+t'], off, run: () => turnBy(270) },
  ];
}

function goCommands({ desk, onGoTo, onGoBy, onFindStep }: ReaderActions): readonly Command[] {
  const group = 'Reader';
  const pages = desk.document.reading?.pages ?? 1;
  const off = desk.document.kind === 'table' ? 'A table has no pages' : null;
  const focusFind = () => {
    const box = document.getElementById(`${desk.id}-find`);
    if (box instanceof HTMLInputElement) {
      box.focus();
      box.select();
    }
  };
  return [
    { id: 'find', words: 'Find in this document', group, keys: ['ctrl+f'], everywhere: true, run: focusFind },
    { id: 'find.next', words: 'Next hit', group, keys: ['f3'], everywhere: true, run: () => onFindStep(1) },
    {
      id: 'find.previous',
      words: 'Previous hit',
      group,
      keys: ['shift+f3'],
      everywhere: true,
      run: () => onFindStep(-1),
    },
    {
      id: 'page.next',
      words: 'Next page',
      group,
      keys: ['pagedown'],
      off,
      run: () => onGoBy(1),
    },
    {
      id: 'page.previous',
      words: 'Previous page',
      group,
      keys: ['pageup'],
      off,
      run: () => onGoBy(-1),
    },
    { id: 'page.first', words: 'First page', group, keys: ['home'], off, run: () => onGoTo(1) },
    { id: 'page.last', words: 'Last page', group, keys: ['end'], off, run: () => onGoTo(pages) },
  ];
}

function noteCommands({ onTriage }: ReaderActions): readonly Command[] {
  const group = 'Reader';
  return [
    { id: 'triage.read', words: 'Mark the document read', group, keys: ['m'], run: () => onTriage('read') },
    {
      id: 'triage.relevant',
      words: 'Mark the document relevant',
      group,
      keys: ['r'],
      run: () => onTriage('relevant'),
    },
    {
      id: 'triage.irrelevant',
      words: 'Mark the document irrelevant',
      group,
      keys: ['i'],
      run: () => onTriage('irrelevant'),
    },
    {
      id: 'triage.unread',
      words: 'Mark the document unread',
      group,
      keys: ['u'],
      run: () => onTriage('unread'),
    },
  ];
}
