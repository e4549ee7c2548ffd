import { useEffect, useMemo, useState } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { useCommandList } from '../../keys/hooks.ts';
import { useNavigation, useOpenEvidence } from '../../navigation/hooks.ts';
import { entityIcon, type IconName } from '../../ui/index.ts';
import { hitPlace } from './hit-place.ts';
import { matchingCommands } from './matching-commands.ts';

/** One line of the search over everything. `words` may mark found words between U+0002 and U+0003. */
export interface Answer {
  readonly key: string;
  readonly group: 'Commands' | 'Documents' | 'In the text' | 'Evidence' | 'Entities' | 'Claims';
  readonly icon: IconName;
  readonly words: string;
  readonly aside?: string | undefined;
  readonly keys?: string | undefined;
  readonly off?: string | undefined;
  readonly run: () => void;
}

const PAUSE_MS = 90;
const MOST = 5;
const MOST_HITS = 8;

function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/** Whether somebody typed a command's own words as they stand, two at least. */
const isMeant = (command: Answer, typed: string): boolean =>
  /\s/.test(typed) && command.words.toLowerCase().startsWith(typed.toLowerCase());

/** Everything that has the typed words, grouped; only commands while nothing is typed. */
export function useAnswers(typed: string): {
  readonly answers: readonly Answer[];
  readonly searching: boolean;
} {
  const navigation = useNavigation();
  const openEvidence = useOpenEvidence();
  const commands = useCommandList();
  const words = useSettled(typed.trim());
  const filter = words ? { filter: words } : null;
  const hits = useQuery('search.find', words ? { query: words, limit: MOST_HITS } : null, [
    'page',
    'table_row',
  ]);
  const documents = useQuery('documents.list', filter, ['document', 'document_note']);
  const evidence = useQuery('evidence.list', filter, ['evidence', 'link']);
  const entities = useQuery('entities.list', filter, ['entity', 'statement']);
  const claims = useQuery('claims.board', filter, ['claim']);

  const answers = useMemo(() => {
    const found: Answer[] = [];
    if (documents.status === 'ready') {
      for (const { id, name } of documents.value.slice(0, MOST)) {
        const run = () => navigation.go({ place: 'reader', documentId: id });
        found.push({ key: id, group: 'Documents', icon: 'document', words: name, run });
      }
    }
    if (hits.status === 'ready') {
      for (const hit of hits.value.hits) {
        const { documentId, page, row, file, snippet, found: marked, start, end } = hit;
        const place = hitPlace(hit);
        const at = start !== undefined && end !== undefined ? { at: [start, end] as const } : {};
        const spot = row === undefined ? { page: page ?? 1, ...at } : { row: Math.max(1, row) };
        const run = () => navigation.go({ place: 'reader', documentId, ...spot, find: marked ?? words });
        const key = `hit ${documentId} ${place}`;
        found.push({
          key,
          group: 'In the text',
          icon: 'text',
          words: snippet,
          aside: `${file}, ${place}`,
          run,
        });
      }
    }
    if (words !== '') {
      const run = () => navigation.go({ place: 'documents', tab: 'search', find: words });
      found.push({ key: 'all', group: 'In the text', icon: 'search', words: 'Show all in Documents', run });
    }
    if (evidence.status === 'ready') {
      for (const { id, number, quote, documentName, place } of evidence.value.slice(0, MOST)) {
        const aside = `${documentName}, ${place}`;
        const run = () => void openEvidence(id);
        found.push({ key: id, group: 'Evidence', icon: 'pin', words: `E${number}  ${quote}`, aside, run });
      }
    }
    if (entities.status === 'ready') {
      for (const { id, name, schema, schemaLabel, otherNames } of entities.value.slice(0, MOST)) {
        const aside = [schemaLabel, ...otherNames].join(', ');
        const run = () => navigation.go({ place: 'entities', id });
        found.push({ key: id, group: 'Entities', icon: entityIcon(schema), words: name, aside, run });
      }
    }
    if (claims.status === 'ready') {
      for (const { id, number, text } of claims.value.slice(0, MOST)) {
        const run = () => navigation.go({ place: 'claims', id });
        found.push({ key: id, group: 'Claims', icon: 'merge', words: `C${number}  ${text}`, run });
      }
    }
    const doable = matchingCommands(commands, typed.trim()).map(
      (command): Answer => ({
        key: command.id,
        group: 'Commands',
        icon: 'right',
        words: command.group === 'Go to' ? `Go to ${command.words}` : command.words,
        keys: command.keys?.[0],
        off: command.off ?? undefined,
        run: command.run,
      }),
    );
    if (typed.trim() === '') return doable;
    // Text is what a search usually is for; who types a command's own words means the command.
    const meant = doable.some(command => isMeant(command, typed.trim()));
    return meant ? [...doable, ...found] : [...found, ...doable];
  }, [documents, hits, evidence, entities, claims, commands, typed, words, navigation, openEvidence]);

  const searching =
    words !== typed.trim() || [hits, documents].some(query => words && query.status === 'loading');
  return { answers, searching };
}
