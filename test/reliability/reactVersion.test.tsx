import { renderToString } from 'react-dom/server';
import { version as serverVersion } from 'react-dom/server';
import { version as domVersion } from 'react-dom';
import { StrictMode, useEffect, version } from 'react';
import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

// The whole suite runs once for each major version of React, which `REACT_MAJOR` names.
const wanted = process.env['REACT_MAJOR'] ?? '19';

it('every renderer is of the React that this run is for (case 103)', () => {
  expect([version, domVersion, serverVersion]).toEqual([version, version, version]);
  expect(`${version}.`.startsWith(`${wanted}.`)).toBe(true);
  expect(manifest.peerDependencies.react).toContain(`^${wanted.split('.')[0]}.0.0`);
  expect(manifest.peerDependencies['react-dom']).toBe(manifest.peerDependencies.react);
});

it('effects run twice in StrictMode, so that tests in it show what they should (case 103)', () => {
  let mounts = 0;
  function Probe(): null {
    useEffect(() => {
      mounts += 1;
    }, []);
    return null;
  }
  render(
    <StrictMode>
      <Probe />
    </StrictMode>,
  );
  expect(mounts).toBe(2);
  expect(renderToString(<Probe />)).toBe('');
});
