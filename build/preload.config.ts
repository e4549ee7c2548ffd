import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** The preload as one CommonJS file: a sandboxed preload can load nothing but `electron`. */
export default defineConfig({
  root,
  publicDir: false,
  build: {
    outDir: join(root, 'out', 'electron', 'desktop'),
    emptyOutDir: false,
    target: 'chrome140',
    minify: false,
    reportCompressedSize: false,
    lib: {
      entry: join(root, 'electron', 'desktop', 'preload.ts'),
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    rollupOptions: { external: ['electron'] },
  },
});
