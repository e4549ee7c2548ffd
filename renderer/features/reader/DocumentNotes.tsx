import type { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { HANDLING, SOURCE_GRADE, TRIAGE } from '../../text/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Button, Grade, HandlingMark, openMenu, ProblemNotice } from '../../ui/index.ts';
import { HANDLINGS } from '../evidence/draft.ts';
import type { Desk } from './desk.ts';

const GRADES = Object.entries(SOURCE_GRADE) as [SourceGrade, string][];

/** What is said of the document: language, grade of its source, handling, triage. */
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
  const relevant = document.triage === 'relevant';
  return (
    <span className="document-notes">
      <ProblemNotice problem={edit.problem} onDismiss={edit.dismiss} />
      <LanguageBox language={document.language} onLanguage={language => set({ language })} />
      <button
        type="button"
        className="button small quiet"
        aria-label={document.sourceGrade ? `Source grade ${document.sourceGrade}` : 'Source grade: none'}
        title={document.sourceGrade ? SOURCE_GRADE[document.sourceGrade] : 'Grade the source'}
        onClick={event => grades(event.currentTarget)}
      >
        {document.sourceGrade ? <Grade source={document.sourceGrade} /> : 'Grade'}
      </button>
      <button
        type="button"
        className="button small quiet"
        aria-label={`Handling ${HANDLING[document.handling].mark}: ${HANDLING[document.handling].words}`}
        onClick={event => handlings(event.currentTarget)}
      >
        <HandlingMark handling={document.handling} />
      </button>
      <Button
        small
        look="quiet"
        keys="r"
        words={relevant ? 'Relevant' : TRIAGE[document.triage]}
        icon={relevant ? 'tick' : 'document'}
        aria-pressed={relevant}
        title={relevant ? 'Relevant' : `${TRIAGE[document.triage]}. R marks it relevant`}
        onClick={() => set({ triage: relevant ? 'read' : 'relevant' })}
      />
    </span>
  );
}

function LanguageBox(props: { readonly language: string; readonly onLanguage: (language: string) => void }) {
  const languages = ['en', 'ru', 'zh', 'uk', 'fa', 'ar', 'tr', 'de', 'fr', 'es'];
  return (
    <button
      type="button"
      className="button small quiet"
      aria-label={props.language ? `Language: ${props.language}` : 'Language: not set'}
      onClick={event =>
        openMenu(
          event.currentTarget,
          'Language of this document',
          languages.map(language => ({ words: nameOf(language), run: () => props.onLanguage(language) })),
        )
      }
    >
      <Icon name="translate" size={12} />
      {props.language || 'Language'}
    </button>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string) => `${names.of(language) ?? language} (${language})`;
