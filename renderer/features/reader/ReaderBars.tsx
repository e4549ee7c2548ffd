import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useProject } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Button, EvidenceChip, openMenu } from '../../ui/index.ts';
import { LanguageButton } from '../recognition/LanguageButton.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';

/** Lines above the page: quotes that have lost their place, and pages that have no text. */
export function ReaderBars(props: {
  readonly document: Document;
  readonly evidence: readonly Evidence[];
  readonly page: number;
  readonly mode: 'text' | 'area';
  readonly onArea: () => void;
  readonly onInspect: (id: Evidence['id']) => void;
}) {
  const lost = props.evidence.filter(item => item.state === 'lost');
  return (
    <>
      {lost.length > 0 && (
        <div className="reader-bar danger" role="status">
          <Icon name="danger" />
          <span>
            {lost.length === 1 ? '1 quote has' : `${lost.length} quotes have`} lost{' '}
            {lost.length === 1 ? 'its' : 'their'} place.
            {lost.length === 1 ? ' Its' : ' Their'} kept words are safe.
          </span>
          {lost.length <= 3 ? (
            lost.map(item => (
              <EvidenceChip key={item.id} id={item.id} number={item.number} state="lost" place={item.place} />
            ))
          ) : (
            <Button
              small
              words="Show them"
              onClick={event =>
                openMenu(
                  event.currentTarget,
                  'Quotes that have lost their place',
                  lost.map(({ id, number, quote }) => ({
                    words: `E${number} ${quote.slice(0, 40)}`,
                    run: () => props.onInspect(id),
                  })),
                )
              }
            />
          )}
        </div>
      )}
      <NoTextBar document={props.document} page={props.page} mode={props.mode} onArea={props.onArea} />
    </>
  );
}

function NoTextBar(props: {
  readonly document: Document;
  readonly page: number;
  readonly mode: 'text' | 'area';
  readonly onArea: () => void;
}) {
  const { document, page, mode, onArea } = props;
  const recognition = useRecognition();
  const readOnly = useProject()?.readOnly ?? true;
  const start = (pages: readonly number[]) =>
    recognition.start({ documentIds: [document.id], pages: [...pages] });
  const bare = document.reading?.pagesWithoutText ?? [];
  const all =
    document.kind === 'image' || document.state === 'needs-ocr' || bare.length === document.reading?.pages;
  const words =
    document.kind === 'image' && bare.length > 0
      ? 'This picture has no text that could be quoted.'
      : all && bare.length > 0
        ? 'No page of this document has text that could be quoted or searched.'
        : bare.includes(page)
          ? `This page has no text that could be quoted or searched${bare.length > 1 ? ` (${count(bare.length, 'page')} of ${document.reading?.pages} have none)` : ''}.`
          : null;
  if (!words) return null;
  return (
    <div className="reader-bar" role="status">
      <Icon name="info" />
      <span>{words} Areas of it can be kept.</span>
      {bare.includes(page) && bare.length > 1 && (
        <Button
          small
          words={`Recognise page ${page}`}
          disabled={recognition.running || readOnly}
          onClick={() => start([page])}
        />
      )}
      <Button
        small
        words={bare.length > 1 ? `Recognise ${count(bare.length, 'page')}` : 'Recognise text'}
        disabled={recognition.running || readOnly}
        onClick={() => start(bare)}
      />
      {recognition.running ? (
        <Button small look="quiet" words="Cancel recognition" onClick={recognition.cancel} />
      ) : (
        <LanguageButton readOnly={readOnly} />
      )}
      {mode === 'text' && <Button small words="Mark an area" keys="a" onClick={onArea} />}
    </div>
  );
}
