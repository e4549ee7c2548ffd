import type { ReactNode } from 'react';
import type { TradeSet } from '../../../electron/shared/contract/trade.ts';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { AnswerBar } from './AnswerBar.tsx';
import { ConditionDialog } from './ConditionDialog.tsx';
import { FacetPanel } from './FacetPanel.tsx';
import { PinDialog, type PinDraft } from './PinDialog.tsx';
import { QuestionBar } from './QuestionBar.tsx';
import type { Fields } from './use-fields.ts';

/** What a tab over records is given. */
export interface RecordsTabProps {
  readonly sets: readonly TradeSet[];
  readonly question: TradeQuestion;
  readonly onQuestion: (question: TradeQuestion) => void;
  readonly readOnly: boolean;
}

interface Props extends Omit<RecordsTabProps, 'readOnly'> {
  readonly fields: Fields;
  /** What is counted now, while the records of the question are still being fetched; null counts nothing. */
  readonly counted?: TradeQuestion | null;
  /** The field whose condition is being asked for: '' lets it be chosen, null is no dialog. */
  readonly asking: string | null;
  readonly onAsk: (field: string | null) => void;
  readonly pin: PinDraft | null;
  readonly onPin: (draft: PinDraft | null) => void;
  /** What P pins. */
  readonly pinned: () => PinDraft;
  readonly inspector: ReactNode;
  readonly children: ReactNode;
}

/** What the tabs over records share: facets, the question, its answer, and the dialogs that narrow and pin. */
export function RecordsFrame(props: Props) {
  const { sets, question, onQuestion, fields, counted = question, asking, onAsk, pin, onPin } = props;
  return (
    <div className="trade">
      <FacetPanel question={question} counted={counted} fields={fields} onChange={onQuestion} />
      <div className="trade-main">
        <QuestionBar question={question} fields={fields} sets={sets} onChange={onQuestion} onAsk={onAsk} />
        <AnswerBar
          question={question}
          counted={counted}
          fields={fields}
          onChange={onQuestion}
          onPin={() => onPin(props.pinned())}
        />
        {props.children}
      </div>
      {props.inspector}
      {asking !== null && (
        <ConditionDialog
          field={asking}
          question={question}
          fields={fields}
          onChange={onQuestion}
          onClose={() => onAsk(null)}
        />
      )}
      {pin && <PinDialog draft={pin} fields={fields} sets={sets} onClose={() => onPin(null)} />}
    </div>
  );
}
