import { StrictMode } from 'react';
// For any runtime: it needs nothing of Node.
import { renderToString } from 'react-dom/server.browser';
import { Served } from './scenes/Served.tsx';

/** Markup of the scene `/served` as a server makes it. */
export const renderServed = (): string =>
  renderToString(
    <StrictMode>
      <Served page={null} />
    </StrictMode>,
  );
