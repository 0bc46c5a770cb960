import vm from 'node:vm';

/** What a script reads or writes that is not part of the language itself, such as `read window`. */
export interface GlobalUse {
  readonly uses: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Runs a CommonJS script and records each global it so much as asks for, the language's own aside, which are frozen: who
 * changes one throws.
 *
 * @param environment what is there besides the language: nothing, a server's globals, a window
 */
export function recordGlobals(
  code: string,
  environment: object,
  require: (name: string) => unknown,
): GlobalUse {
  const realm = vm.createContext({});
  const language = vm.runInContext(
    `const names = Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'globalThis');
     const values = names.map((name) => [name, globalThis[name]]);
     for (const [, value] of values) if (Object(value) === value) Object.freeze(Object.freeze(value).prototype ?? {});
     new Map(values)`,
    realm,
  ) as Map<PropertyKey, unknown>;
  const uses: string[] = [];
  const module = { exports: {} };
  const own = new Map<PropertyKey, unknown>([
    ['module', module],
    ['exports', module.exports],
    ['require', require],
  ]);
  const globals = new Proxy(environment, {
    has: (_, name) => name !== 'undefined',
    get: (given, name) => {
      if (name === Symbol.unscopables) return undefined;
      if (own.has(name)) return own.get(name);
      if (language.has(name)) return language.get(name);
      uses.push(`read ${String(name)}`);
      return name === 'globalThis' || name === 'window' ? globals : Reflect.get(given, name);
    },
    set: (_, name) => {
      uses.push(`write ${String(name)}`);
      return true;
    },
  });
  const run = vm.runInContext(
    `(function (globals) { with (globals) { (function () { 'use strict'; ${code}\n })(); } })`,
    realm,
  ) as (globals: object) => void;
  run(globals);
  return { uses, exports: module.exports };
}
