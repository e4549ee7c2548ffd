import { spanOf } from '../../text/format.ts';
import { CLAIM_STATUS } from '../../text/words.ts';
import { type Moment, precisionOf } from './chronology.ts';
import { balanceWords } from './marks.tsx';
import { PRECISION } from './moment-columns.tsx';
import { PrintPaper } from './PrintPaper.tsx';
import { printedQuote } from './printed-quote.ts';

/** The chronology as it is printed: when, as precisely as it is known, what, and what it rests on. */
export function PrintedChronology({
  moments,
  narrowed,
  onDone,
}: {
  readonly moments: readonly Moment[];
  readonly narrowed: string;
  readonly onDone: () => void;
}) {
  return (
    <PrintPaper title="Chronology" narrowed={narrowed} onDone={onDone}>
      <table>
        <thead>
          <tr>
            <th style={{ width: '14%' }}>When</th>
            <th style={{ width: '8%' }}>What</th>
            <th>Sentence or quote</th>
            <th style={{ width: '24%' }}>Status and evidence, or document</th>
          </tr>
        </thead>
        <tbody>
          {moments.map(moment => (
            <tr key={moment.key}>
              <td>
                {moment.startDate === '' ? 'No date' : spanOf(moment.startDate, moment.endDate)}
                {moment.startDate.length > 0 && moment.startDate.length < 10 && (
                  <span className="printed-aside">{PRECISION[precisionOf(moment.startDate)]}</span>
                )}
              </td>
              <td>
                {moment.kind === 'claim' ? 'C' : 'E'}
                {moment.number}
              </td>
              <What moment={moment} />
            </tr>
          ))}
        </tbody>
      </table>
    </PrintPaper>
  );
}

function What({ moment }: { readonly moment: Moment }) {
  if (moment.kind === 'claim')
    return (
      <>
        <td dir="auto">{moment.claim.text}</td>
        <td>
          {CLAIM_STATUS[moment.claim.status]}. {balanceWords(moment.claim)}
        </td>
      </>
    );
  const { quote, language, translation, documentName, place } = moment.evidence;
  return (
    <>
      <td dir="auto" lang={language || undefined}>
        {printedQuote(quote, place)}
        {translation && <span className="printed-aside">{translation}</span>}
      </td>
      <td>
        {documentName}, {place}
      </td>
    </>
  );
}
