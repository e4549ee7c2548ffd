import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { allOfIt } from './all-of-it.ts';
import { besideCommand } from './beside-command.ts';
import { markedHit, withWord } from './mark-by-keys.ts';
import { readerCommands } from './reader-commands.ts';
import type { useDesk } from './use-desk.ts';
import { useOtherDocument } from './use-other-document.ts';

/** Registers what keys do in a reader, while its pane is the active one. */
export function useReaderKeys(reading: ReturnType<typeof useDesk>, active: boolean): void {
  const { desk, body, chosen, pick, onView, onGoTo, onGoBy } = reading;
  const { document, texts, view, page, marking, find, mentions, picked } = desk;
  const services = useServices();
  const { shelf } = services;
  const triage = useAction('documents.edit');
  const onDocument = useOtherDocument();
  const onEscape = () => {
    if (marking.draft || marking.marks) marking.drop();
    else if (mentions.picked) mentions.drop();
    else if (find.words) find.look('');
    else if (picked) {
      pick(null);
      shelf.setState({ inspectorOpen: false });
    }
    window.getSelection()?.removeAllRanges();
  };
  const onTriage = async (value: Document['triage']) => {
    const { review } = shelf.getState();
    const done = await triage.run({ ids: [document.id], patch: { triage: value } });
    // Another quick press may have gone on already: what is there now was not looked at.
    const isHere = shelf.getState().review === review;
    // What is to be read again is not done with.
    if (done.ok && value !== 'unread' && review && active && isHere) onDocument(1);
  };
  const onMention = (by: 1 | -1) => {
    const next = mentions.step(by, page);
    const at = next?.places[0];
    if (next?.row !== undefined) body?.toRow(next.row);
    else if (next && at) body?.showHit({ page: next.page ?? 1, start: at.start, end: at.end });
  };
  const onMarkHit = () => {
    const hit = find.hits[Math.max(0, find.at)];
    // The keyboard goes first: it takes a selection along.
    body?.focus();
    if (!hit) return;
    body?.showHit(hit);
    if (hit.row === undefined) marking.mark(markedHit(document, texts, hit));
    else body?.markRow?.(hit.row);
  };
  useCommands(
    () => (active ? [besideCommand(services, { picked: chosen, mention: mentions.picked })] : []),
    [services, active, chosen, mentions.picked],
  );
  useCommands(
    () =>
      active
        ? readerCommands({
            ...{ desk, onView, onGoTo, onGoBy, onEscape, onMention },
            onFindStep: find.step,
            onTriage: value => void onTriage(value),
            onMarkAll: () => marking.mark(allOfIt(document, texts, page)),
            onMarkHit,
            onMarkWord: by => marking.marked && marking.mark(withWord(marking.marked, texts, by)),
          })
        : [],
    [document, view, page, marking, find, picked, active, mentions.waiting, mentions.picked, body],
  );
}
