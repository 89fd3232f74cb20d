import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run build:web` writes web/dist; `npx vite --config web/vite.config.ts` serves with the API of a running `npm start` behind it. */
export default defineConfig(({ command }) => {
  // A test run that builds the web says NODE_ENV=test, and would get React's slow and large development version.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    plugins: [react()],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: ['chrome123', 'firefox128', 'safari17.5'],
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 400,
    },
    server: {
      port: Number(process.env.FORECOURT_WEB_DEV_PORT ?? 5173),
      // Not all of /api: the web's own folder of that name is served from there.
      proxy: { '/api/v1': { target: 'http://localhost:8080', changeOrigin: false } },
    },
  };
});
