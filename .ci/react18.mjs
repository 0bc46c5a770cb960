// Loaded with `node --import`: `react` and `react-dom` are React 18 in this process, its first release where
// REACT_MAJOR is `18.0`. Aliases in the Vite configuration do not reach packages that Vitest loads through Node itself,
// such as Testing Library.
import Module, { register } from 'node:module';

const suffix = process.env.REACT_MAJOR === '18.0' ? '-18-0' : '-18';

const original = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return original.call(this, request.replace(/^(react|react-dom)(?=$|\/)/, `$1${suffix}`), ...rest);
};

const hooks = `
export const resolve = (name, context, next) =>
  next(name.replace(/^(react|react-dom)(?=$|\\/)/, '$1${suffix}'), context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
