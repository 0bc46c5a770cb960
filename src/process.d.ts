/**
 * What is known of the global where a browser's code says `process.env.NODE_ENV`. It stands there written out, so that
 * every bundler replaces it and leaves out what is for developers only. Not every consumer has the types of Node; where
 * they are, these are a part of them.
 */
declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV?: string | undefined;
  }
  interface Process {
    env: ProcessEnv;
  }
}

declare var process: NodeJS.Process;
