// Why: one build for all portals, split by door, with nothing fetched from elsewhere and nothing inline, so that the
// strictest content policy holds.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'assets',
  plugins: [react()],
  css: { modules: { localsConvention: 'dashes' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
});
