import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/**
 * zod compiles its checks with `new Function` where it may. The page's CSP forbids that, and each try would count as a refused one. Said at
 * the head of every chunk, because the chunk with zod runs before the entry.
 */
const NO_EVAL = 'globalThis.__zod_globalConfig={...globalThis.__zod_globalConfig,jitless:true};';

/**
 * The renderer as static files for both shells. Nothing is inlined (the page's CSP allows only files of this origin),
 * and paths are relative, so that the desktop's own protocol can serve them too.
 */
export default defineConfig({
  root: join(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: join(root, 'out', 'renderer'),
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome140', 'firefox140', 'safari18'],
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { output: { banner: NO_EVAL } },
  },
});
