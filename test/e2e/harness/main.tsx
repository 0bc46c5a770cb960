import { StrictMode } from 'react';
import type { ReactElement } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { diagnose } from '../../../src/index.ts';
import '../../../src/styles.css';
import { offer } from './HarnessWindow.ts';
import { readPage } from './readPage.ts';
import { Fake } from './scenes/Fake.tsx';
import { Pair } from './scenes/Pair.tsx';
import { Plain } from './scenes/Plain.tsx';
import { Restless } from './scenes/Restless.tsx';
import { Return } from './scenes/Return.tsx';
import { Served } from './scenes/Served.tsx';

const SCENES: Readonly<Record<string, () => ReactElement>> = {
  '/': Restless,
  '/complete': Return,
  '/fake': Fake,
  '/pair': Pair,
  '/plain': Plain,
};

offer({ diagnose });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

if (root.hasChildNodes()) {
  const recovered: string[] = [];
  offer({ recovered });
  // Time in which the shopper sees what the server sent, and nothing answers yet.
  await new Promise((resolve) => setTimeout(resolve, 100));
  hydrateRoot(
    root,
    <StrictMode>
      <Served page={readPage()} />
    </StrictMode>,
    { onRecoverableError: (error) => recovered.push(String(error)) },
  );
} else {
  const Scene = SCENES[location.pathname] ?? (() => <h1>Another page</h1>);
  const isStrict = new URLSearchParams(location.search).get('strict') !== 'no';
  createRoot(root).render(isStrict ? <StrictMode>{<Scene />}</StrictMode> : <Scene />);
}
