import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Two pages of one build: desks (index.html) and deputies' phones (deputy.html), which share the API client and the small kit. */
export default defineConfig({
  plugins: [react(), compressAssets()],
  build: {
    target: 'es2022',
    // The pages' policy forbids inline scripts and data: scripts; small files stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: { index: page('index.html'), deputy: page('deputy.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
