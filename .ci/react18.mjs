// Loaded with `node --import`: `react` and `react-dom` are React 18 in this process. Aliases in the Vite configuration
// do not reach packages that Vitest loads through Node itself, such as Testing Library.
import Module, { register } from 'node:module';

const original = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  return original.call(this, request.replace(/^(react|react-dom)(?=$|\/)/, '$1-18'), ...rest);
};

const hooks = `
export const resolve = (name, context, next) =>
  next(name.replace(/^(react|react-dom)(?=$|\\/)/, '$1-18'), context);
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
