import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The one variable that pages may know, see ../sandbox.env.
  envPrefix: 'CLINK_SDK_URL',
  // As an object, so that the server sees the page's own host, and takes its requests for the page's own.
  server: { proxy: { '/api': { target: 'http://localhost:3000' } } },
});
