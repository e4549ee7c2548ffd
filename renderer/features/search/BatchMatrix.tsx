import type { BatchResult } from '../../../electron/shared/contract/search.ts';
import { count } from '../../text/format.ts';
import { LinkButton } from '../../ui/index.ts';

/** Documents that have a column of their own; the rest is in the sum. */
const COLUMNS = 12;

/** Names by documents, with counts; those that were found nowhere first said in a sentence. */
export function BatchMatrix({
  result,
  onLook,
  onCite,
}: {
  readonly result: BatchResult;
  readonly onLook: (name: string) => void;
  /** Cites the record of the name for a claim or an element. */
  readonly onCite: (name: string) => void;
}) {
  const { names, documents, searched } = result;
  const nowhere = names.filter(({ total, problem }) => total === 0 && problem === undefined).length;
  const columns = documents.slice(0, COLUMNS);
  return (
    <>
      <p className="strong">
        {nowhere === 0
          ? `All of ${count(names.length, 'name')} were found.`
          : `${nowhere} of ${count(names.length, 'name')} ${nowhere === 1 ? 'was' : 'were'} searched and not found.`}
      </p>
      <p className="second small">
        Searched: {count(searched.documents, 'document')}, {count(searched.pages, 'page')},{' '}
        {count(searched.rows, 'row')}.
        {searched.documentsWithoutText + searched.pagesWithoutText > 0 &&
          ` ${count(searched.documentsWithoutText, 'document')} and ${count(searched.pagesWithoutText, 'page')} of these have no text and could not be searched.`}
        {documents.length > COLUMNS && ` ${documents.length - COLUMNS} more documents are in the sums.`}
      </p>
      <section className="matrix" aria-label="Names by documents">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" className="numeric">
                All
              </th>
              <th scope="col">
                <span className="unseen">For a claim or element</span>
              </th>
              {columns.map(({ documentId, name }) => (
                <th scope="col" className="numeric" key={documentId} title={name}>
                  <span className="matrix-name">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map(({ name, total, documents: places, problem }) => (
              <tr key={name} className={total === 0 ? 'nowhere' : ''}>
                <th scope="row" dir="auto">
                  {total > 0 ? <LinkButton words={name} onClick={() => onLook(name)} /> : name}
                  {problem && <span className="second small"> {problem}</span>}
                </th>
                <td className="numeric">{total === 0 ? 'not found' : total}</td>
                <td>
                  {problem === undefined && (
                    <LinkButton
                      words="Cite"
                      title={`Cite the search for ${name}`}
                      onClick={() => onCite(name)}
                    />
                  )}
                </td>
                {columns.map(({ documentId }) => (
                  <td className="numeric" key={documentId}>
                    {places.find(place => place.documentId === documentId)?.count ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
