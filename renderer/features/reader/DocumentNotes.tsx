import type { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { HANDLING, SOURCE_GRADE, TRIAGE } from '../../text/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Button, Grade, HandlingMark, IconButton, openMenu, ProblemNotice } from '../../ui/index.ts';
import { HANDLINGS } from '../evidence/draft.ts';
import type { Desk } from './desk.ts';

const GRADES = Object.entries(SOURCE_GRADE) as [SourceGrade, string][];

const LANGUAGES = ['en', 'ru', 'zh', 'uk', 'fa', 'ar', 'tr', 'de', 'fr', 'es'];

/** What is said of the document: language, grade of its source, handling, triage. Where it is narrow, all but handling in a menu. */
export function DocumentNotes({ desk: { document } }: { readonly desk: Desk }) {
  const edit = useAction('documents.edit');
  type Patch = Parameters<typeof edit.run>[0]['patch'];
  const set = (patch: Patch) => void edit.run({ ids: [document.id], patch });
  const grades = (anchor: Element) =>
    openMenu(anchor, 'Source grade of this document', [
      ...GRADES.map(([grade, words]) => ({
        words: `${grade}: ${words}`,
        run: () => set({ sourceGrade: grade }),
      })),
      'divider',
      { words: 'Not graded', run: () => set({ sourceGrade: null }) },
    ]);
  const handlings = (anchor: Element) =>
    openMenu(
      anchor,
      'Handling of this document',
      HANDLINGS.map((handling: Handling) => ({
        words: HANDLING[handling].words,
        run: () => set({ handling }),
      })),
    );
  const languages = (anchor: Element) =>
    openMenu(
      anchor,
      'Language of this document',
      LANGUAGES.map(language => ({ words: nameOf(language), run: () => set({ language }) })),
    );
  const { language, sourceGrade, triage } = document;
  const relevant = triage === 'relevant';
  const toggleRelevant = () => set({ triage: relevant ? 'read' : 'relevant' });
  const all = (anchor: Element) =>
    openMenu(anchor, 'About this document', [
      { words: `Language: ${language ? nameOf(language) : 'not set'}`, run: () => languages(anchor) },
      { words: `Source grade: ${sourceGrade ?? 'none'}`, run: () => grades(anchor) },
      { words: relevant ? 'No longer relevant' : 'Relevant', keys: 'r', run: toggleRelevant },
    ]);
  return (
    <span className="document-notes">
      <ProblemNotice problem={edit.problem} onDismiss={edit.dismiss} />
      <button
        type="button"
        className="button small quiet notes-wide"
        aria-label={language ? `Language: ${language}` : 'Language: not set'}
        onClick={event => languages(event.currentTarget)}
      >
        <Icon name="translate" size={12} />
        {language || 'Language'}
      </button>
      <button
        type="button"
        className="button small quiet notes-wide"
        aria-label={sourceGrade ? `Source grade ${sourceGrade}` : 'Source grade: none'}
        title={sourceGrade ? SOURCE_GRADE[sourceGrade] : 'Grade the source'}
        onClick={event => grades(event.currentTarget)}
      >
        {sourceGrade ? <Grade source={sourceGrade} /> : 'Grade'}
      </button>
      <button
        type="button"
        className="button small quiet"
        aria-label={`Handling ${HANDLING[document.handling].mark}: ${HANDLING[document.handling].words}`}
        onClick={event => handlings(event.currentTarget)}
      >
        <HandlingMark handling={document.handling} />
      </button>
      <span className="notes-wide">
        <Button
          small
          look="quiet"
          keys="r"
          words={relevant ? 'Relevant' : TRIAGE[triage]}
          icon={relevant ? 'tick' : 'document'}
          aria-pressed={relevant}
          title={relevant ? 'Relevant' : `${TRIAGE[triage]}. R marks it relevant`}
          onClick={toggleRelevant}
        />
      </span>
      <span className="notes-more">
        <IconButton
          icon="more"
          words="About this document"
          aria-haspopup="menu"
          onClick={event => all(event.currentTarget)}
        />
      </span>
    </span>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string) => `${names.of(language) ?? language} (${language})`;
