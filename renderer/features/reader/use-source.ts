import { useEffect, useState } from 'react';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useApi, useHost } from '../../bridge/hooks.tsx';
import type { PageSource } from '../../viewer/page-source.ts';

/** A document's pages, being opened, open, or not to be opened, with the reason. */
export type SourceState =
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly source: PageSource }
  | { readonly status: 'failed'; readonly reason: string };

/** Opens the pages of a PDF or image, and closes them when the reader goes. The viewer's code is loaded then. */
export function useSource(document: Document): SourceState {
  const host = useHost();
  const api = useApi();
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
          : import('../../viewer/pdf-source.ts').then(async ({ openPdf }) =>
              openPdf(address, bytes, await passwordOf(api, id)),
            );
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
  }, [host, api, id, kind, mediaType, bytes]);
  return state;
}

/** The password that the project keeps for a PDF, if it needs one. */
async function passwordOf(api: ApiClient, id: Document['id']): Promise<string | undefined> {
  const result = await api.call('documents.password', { id });
  return result.ok ? (result.value.password ?? undefined) : undefined;
}
