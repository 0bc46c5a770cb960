import { StrictMode } from 'react';
// For any runtime: it needs nothing of Node.
import { renderToString } from 'react-dom/server.browser';
import type { PageValues } from './readPage.ts';
import { Served } from './scenes/Served.tsx';

/** Markup of the scene `/served` as a server makes it. */
export const renderServed = (page: PageValues): string =>
  renderToString(
    <StrictMode>
      <Served page={page} />
    </StrictMode>,
  );
