import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The console: built into `dist/admin`, which the API process serves; in development `/api` goes to a running API. */
export default defineConfig({
  root: 'admin',
  plugins: [react()],
  build: {
    outDir: '../dist/admin', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': process.env['LUODI_API'] ?? 'http://127.0.0.1:3000' } },
});
