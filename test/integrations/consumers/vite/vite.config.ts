import { getRequestListener } from '@hono/node-server';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Connect, Plugin } from 'vite';
import { checkoutHandler } from './shared/checkoutHandler.js';

const serveApi = ({ middlewares }: { middlewares: Connect.Server }): void => {
  middlewares.use('/api/checkout', getRequestListener(checkoutHandler));
};
const api: Plugin = { name: 'api', configureServer: serveApi, configurePreviewServer: serveApi };

export default defineConfig({ plugins: [react(), api], envPrefix: 'CLINK_SDK_URL' });
