import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useProject, useQuery } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { IconButton, openMenu } from '../../ui/index.ts';
import { languageChoices, languagesWords } from './languages.ts';
import { useRecognition } from './use-recognition.ts';

/** Reads a page or the whole document anew, in languages chosen for this once; what was quoted before keeps its reading. */
export function RecogniseMenu({ document, page }: { readonly document: Document; readonly page: number }) {
  const recognition = useRecognition();
  const readOnly = useProject()?.readOnly ?? true;
  const options = useQuery('recognition.options', {}, []);
  const pages = document.reading?.pages ?? 0;
  if (pages === 0 || options.status !== 'ready') return null;
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  const again = (which: readonly number[], languages: readonly string[]) =>
    recognition.start({
      documentIds: [document.id],
      pages: [...which],
      languages: [...languages],
      force: true,
    });
  const inLanguages = languageChoices(options.value)
    .filter(names => names.length > 0)
    .map(names => ({
      words: `Page ${page} in ${languagesWords(names)}`,
      run: () => again([page], names),
    }));
  const whole = { words: `All ${count(pages, 'page')}`, run: () => again(all, []) };
  const entries = [
    { words: `Page ${page}`, run: () => again([page], []) },
    ...(pages > 1 ? [whole] : []),
    'divider' as const,
    ...inLanguages,
  ];
  return (
    <IconButton
      icon="redo"
      words="Recognise again"
      aria-haspopup="menu"
      disabled={readOnly || recognition.running}
      onClick={event => openMenu(event.currentTarget, 'Recognise text again', entries)}
    />
  );
}
