import { Empty } from '../../ui/index.ts';
import { UnlockForm } from '../documents/UnlockForm.tsx';
import type { Desk } from './desk.ts';
import { PagedBody } from './PagedBody.tsx';
import { TableBody } from './TableBody.tsx';
import { TextBody } from './TextBody.tsx';

/** The document itself, by its kind. */
export function ReaderBody({ desk }: { readonly desk: Desk }) {
  const { document } = desk;
  // What is encrypted to a key has readable headers, and no password.
  if (document.state === 'needs-password' && (document.reading?.pages ?? 0) === 0)
    return (
      <Empty title={`${document.name} needs a password`} action={<UnlockForm document={document} />}>
        The file is stored. It cannot be read or searched until it is opened.
      </Empty>
    );
  if (document.kind === 'pdf' || document.kind === 'image') return <PagedBody desk={desk} />;
  if (document.kind === 'text') return <TextBody desk={desk} />;
  if (document.kind === 'table') return <TableBody desk={desk} />;
  return (
    <Empty title={`${document.name} cannot be shown`}>
      The file is stored unchanged and counted in the case.
    </Empty>
  );
}
