import { useId, useState } from 'react';
import './wizard.css';
import type { TradeSource } from '../../../electron/shared/contract/trade.ts';
import type { Mapping } from '../../../electron/shared/trade/mapping.ts';
import { count, whole } from '../../text/format.ts';
import { Button, Dialog, LinkButton, Notice, ProblemNotice } from '../../ui/index.ts';
import { ColumnMap } from './ColumnMap.tsx';
import { DryRun } from './DryRun.tsx';
import { HeaderPick } from './HeaderPick.tsx';
import { MappingFit } from './MappingFit.tsx';
import { MappingTools } from './MappingTools.tsx';
import { useWizard, type Wizard } from './use-wizard.ts';
import { WizardQuestions } from './WizardQuestions.tsx';
import { type Said, WizardSaid } from './WizardSaid.tsx';

/** What is imported, and how. */
export interface ImportOrder extends Said {
  readonly mapping: Mapping;
}

/** How a table is read as trade records: what was found, what a person puts right, and what would come of it. */
export function ImportWizard({
  sources,
  onImport,
  onClose,
}: {
  readonly sources: readonly TradeSource[];
  readonly onImport: (order: ImportOrder) => void;
  readonly onClose: () => void;
}) {
  const wizard = useWizard(sources);
  const [said, setSaid] = useState<Said>({ source: '', handling: 'restricted' });
  const { preview, progress } = wizard;
  const asks = preview?.questions.length ?? 0;
  const ready = preview?.isTrade === true && asks === 0;
  return (
    <Dialog
      title={
        sources.length === 1 ? 'Import trade records' : `Import trade records of ${sources.length} tables`
      }
      className="trade-wizard"
      onClose={onClose}
      foot={
        <>
          <MappingTools wizard={wizard} />
          <span className="grow" />
          <Working wizard={wizard} />
          <Button words="Cancel" onClick={onClose} />
          <Button
            look="primary"
            words={
              ready && !progress && !preview.isSample ? `Import ${count(preview.rows, 'record')}` : 'Import'
            }
            disabled={!ready}
            title={ready ? undefined : whyNot(wizard)}
            onClick={() => onImport({ ...said, mapping: wizard.mapping })}
          />
        </>
      }
    >
      <WizardSaid wizard={wizard} sources={sources} said={said} onSay={setSaid} />
      <ProblemNotice problem={wizard.problem} />
      {preview && <Found wizard={wizard} many={sources.length > 1} />}
      {!preview && !wizard.problem && (
        <p className="second wizard-wait">Reading the first rows of the table.</p>
      )}
    </Dialog>
  );
}

function Found({ wizard, many }: { readonly wizard: Wizard; readonly many: boolean }) {
  const { preview, used } = wizard;
  if (!preview) return null;
  return (
    <>
      {used && <MappingFit used={used} preview={preview} onDismiss={wizard.forgetUsed} />}
      {!preview.isTrade && <NotTrade found={preview.headerRow > 0} words={preview.refused} />}
      {many && (
        <p className="small second">
          What is decided here holds for every table with a column of that name. A table that asks something
          else is refused, with its question, and can be imported alone.
        </p>
      )}
      <WizardQuestions questions={preview.questions} onAnswer={wizard.decide} />
      {preview.isTrade && (
        <DryRun preview={preview} stale={wizard.progress !== null} onReadAll={wizard.readAll} />
      )}
      <HeaderPick
        preview={preview}
        decided={wizard.mapping.headerRow}
        onPick={headerRow => wizard.decide({ headerRow })}
      />
      <ColumnMap preview={preview} mapping={wizard.mapping} onDecide={wizard.decide} />
    </>
  );
}

function NotTrade({ found, words }: { readonly found: boolean; readonly words: string | undefined }) {
  return (
    <Notice tone="warning">
      <p className="strong">This is not trade data as it stands</p>
      <p>
        {found
          ? 'There must be goods or their code, and a date, a party and an amount. Choose the right row of headers, or name the columns below; or import it as a document.'
          : (words ?? 'It is no table that can be read. Import it as a document.')}
      </p>
    </Notice>
  );
}

function Working({ wizard: { progress, stop } }: { readonly wizard: Wizard }) {
  const id = useId();
  if (progress === null) return null;
  const share = progress === 'started' || progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <span className="row small second" role="status" id={id}>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      Trying all rows {whole(Math.round(share * 100))} %
      <LinkButton words="Stop" onClick={stop} />
    </span>
  );
}

function whyNot({ preview }: Wizard): string {
  if (!preview) return 'The table is being read';
  if (!preview.isTrade) return 'Its columns do not make trade records yet';
  return `${count(preview.questions.length, 'question')} must be answered first`;
}
