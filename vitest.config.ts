import { defineConfig } from 'vitest/config';

const ours = ['kernel', 'platform', 'modules', 'app', 'web', 'test'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'modules',
          include: ours.map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['test/journeys/**', 'test/faults/**', '**/node_modules/**'],
          globalSetup: 'test/world/global-setup.ts',
          setupFiles: 'test/world/strict-console.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: 'test/world/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
