import { useEffect, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useHost } from '../../bridge/hooks.tsx';
import type { PageSource } from '../../viewer/page-source.ts';

/** A document's pages, being opened, open, or not to be opened, with the reason. */
export type SourceState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly source: PageSource }
  | { readonly status: 'failed'; readonly reason: string };

/** Opens the pages of a PDF or image, and closes them when the reader goes. The viewer's code is loaded then. */
export function useSource(document: Document): SourceState {
  const host = useHost();
  const [state, setState] = useState<SourceState>({ status: 'opening' });
  const { id, kind, mediaType, bytes } = document;
  useEffect(() => {
    let gone = false;
    let open: PageSource | undefined;
    const address = host.bytesUrl(`document/${id}`);
    const opening =
      mediaType === 'image/tiff'
        ? import('../../viewer/tiff-source.ts').then(({ openTiff }) => openTiff(address))
        : kind === 'image'
          ? import('../../viewer/image-source.ts').then(({ openImage }) => openImage(address))
          : import('../../viewer/pdf-source.ts').then(({ openPdf }) => openPdf(address, bytes));
    opening.then(
      source => {
        open = source;
        if (gone) source.close();
        else setState({ status: 'open', source });
      },
      (error: unknown) => {
        if (!gone)
          setState({ status: 'failed', reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      gone = true;
      open?.close();
      setState({ status: 'opening' });
    };
  }, [host, id, kind, mediaType, bytes]);
  return state;
}
