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
    const sizes = api.call('documents.sizes', { documentId: id });
    const opening =
      mediaType === 'image/tiff'
        ? import('../../viewer/tiff-source.ts').then(({ openTiff }) => openTiff(address))
        : kind === 'image'
          ? import('../../viewer/image-source.ts').then(({ openImage }) => openImage(address))
          : import('../../viewer/pdf-source.ts').then(async ({ openPdf }) =>
              openPdf(address, bytes, { password: await passwordOf(api, id) }),
            );
    opening.then(
      async source => {
        open = source;
        const known = await sizes;
        if (gone) source.close();
        else setState({ status: 'open', source: withSizes(source, known.ok ? known.value : []) });
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

/** The source with the sizes of its pages as the import read them, where it read all of them. */
function withSizes(source: PageSource, numbers: readonly number[]): PageSource {
  if (numbers.length !== source.pageCount * 2 || numbers.some(number => number <= 0)) return source;
  const sizes = Array.from({ length: source.pageCount }, (_, index) => ({
    width: numbers[index * 2] ?? 0,
    height: numbers[index * 2 + 1] ?? 0,
  }));
  return { ...source, sizes };
}
