// Indexes the chunks of one set and makes them small, in a thread beside the one that reads.
import { parentPort } from 'node:worker_threads';
import { zstdCompressSync } from 'node:zlib';
import { Analyser } from '../../core/features/search/index/analyse.ts';
import { ChunkFinisher, type PlainChunk } from '../../core/features/trade/store/finish-chunk.ts';
import { createResources } from '../resources.ts';

const variants = new TextDecoder().decode(createResources().read('search/han-variants.txt'));
const finisher = new ChunkFinisher(new Analyser(variants), plain => new Uint8Array(zstdCompressSync(plain)));

parentPort?.on('message', (chunk: PlainChunk) => {
  parentPort?.postMessage(finisher.finish(chunk));
});
