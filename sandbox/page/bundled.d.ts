// What `bundleScripts` makes of an import with this ending.
declare module '*?bundled' {
  export const script: string;
}
