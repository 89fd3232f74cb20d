import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { fakeServer } from './fake-server.ts';

/** `npx vite --config web/dev/fake.config.ts`: the web on invented answers, without a server. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  cacheDir: '/tmp/forecourt-fake-vite',
  plugins: [react(), fakeServer()],
  server: { port: Number(process.env.FORECOURT_WEB_DEV_PORT ?? 5199) },
});
