// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/cli/verify/readContent.ts';
import type { PageContent } from '../../src/cli/verify/SeenScript.ts';

const read = (html: string, honoursBase = true): PageContent =>
  readContent(html, 'https://shop.example/pay/now', honoursBase);

/** Addresses and inline texts. */
function scriptsOf(html: string, honoursBase = true): string[] {
  return read(html, honoursBase).scripts.map((script) =>
    script.kind === 'external' ? script.url : script.text,
  );
}

describe('the scripts of a page', () => {
  it.each([
    ['<script src="a.js#x"></script>', ['https://shop.example/pay/a.js']],
    ['<script type="module" src="//cdn.example/a.js"></script>', ['https://cdn.example/a.js']],
    ['<SCRIPT SRC=/a.js>not run</SCRIPT>', ['https://shop.example/a.js']],
    ['<script nomodule src="/a.js"></script>', ['https://shop.example/a.js']],
    ['<script>a()</script>', ['a()']],
    ['<script type="">a()</script>', ['a()']],
    ['<script type=" Text/JavaScript ">a()</script>', ['a()']],
    ['<script type="text/jscript">a()</script>', ['a()']],
    ['<script language="JavaScript1.2">a()</script>', ['a()']],
    ['<script type="module">a()</script>', ['a()']],
    ['<script type="importmap">{}</script>', ['{}']],
    ['<script type="speculationrules">{}</script>', ['{}']],
    ['<script type="application/json">{}</script>', []],
    ['<script type="application/ld+json">{}</script>', []],
    ['<script type="text/javascript; charset=utf-8">a()</script>', []],
    ['<script type="text/template" src="/a.js"></script>', []],
    ['<script></script>', []],
    ['<script src=""></script>', []],
    ['<script src="https://["></script>', []],
    ['<!-- <script src="/a.js"></script> -->', []],
    ['<noscript><script src="/a.js"></script></noscript>', []],
    ['<textarea><script src="/a.js"></script></textarea>', []],
    ['<template><script src="/a.js"></script></template>', ['https://shop.example/a.js']],
    ['<svg><script href="/a.js"></script></svg>', ['https://shop.example/a.js']],
    ['<svg><script xlink:href="/a.js"/></svg>', ['https://shop.example/a.js']],
    ['<svg><script>a()</script></svg>', ['a()']],
    ['<script src="data:text/javascript,a()"></script>', ['data:text/javascript,a()']],
    ['<base href="https://cdn.example/x/"><script src="a.js"></script>', ['https://cdn.example/x/a.js']],
    ['<script src="a.js"></script><base target="_top"><base href="/x/">', ['https://shop.example/x/a.js']],
    ['<iframe srcdoc="<base href=/x/><script src=a.js></script>"></iframe>', ['https://shop.example/x/a.js']],
  ])('%s', (html, scripts) => {
    expect(scriptsOf(html)).toEqual(scripts);
  });

  it('are not led elsewhere by a base that the policy forbids', () => {
    expect(scriptsOf('<base href="https://cdn.example/"><script src="/a.js"></script>', false)).toEqual([
      'https://shop.example/a.js',
    ]);
  });

  it('are found below more elements than a stack holds', () => {
    expect(scriptsOf(`${'<div>'.repeat(20_000)}<script>a()</script>`)).toEqual(['a()']);
  });

  it('are looked for in frames in frames, and it is told where that ends', () => {
    const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const nest = (html: string, depth: number): string =>
      depth === 0 ? html : `<iframe srcdoc="${escape(nest(html, depth - 1))}"></iframe>`;
    expect(read(nest('<script>a()</script>', 4))).toMatchObject({
      scripts: [{ text: 'a()' }],
      isTooDeep: false,
    });
    expect(read(nest('<script>a()</script>', 5))).toMatchObject({ scripts: [], isTooDeep: true });
  });
});

describe('code in attributes', () => {
  it.each([
    ['<button onclick="a()">', ['onclick of <button>']],
    ['<img src=x OnError=a()>', ['onerror of <img>']],
    ['<svg onload="a()"><rect/></svg>', ['onload of <svg>']],
    ['<a href="JavaScript:a()">', ['href of <a>']],
    ['<a href="\u0001java\tscript:a()">', ['href of <a>']],
    [
      '<form action="javascript:a()"><input formaction="javascript:b()"></form>',
      ['action of <form>', 'formaction of <input>'],
    ],
    ['<iframe src="javascript:a()"></iframe>', ['src of <iframe>']],
    ['<svg><a xlink:href="javascript:a()"/></svg>', ['href of <a>']],
    ['<svg><set attributeName="href" to="javascript:a()"/></svg>', ['to of <set>']],
    ['<svg><animate values="x;javascript:a()"/></svg>', ['values of <animate>']],
    ['<p title="javascript: the good parts" on-click="a()" once only="">', []],
    ['<a href="/javascript:a()">', []],
  ])('%s', (html, handlers) => {
    expect(read(html).handlers).toEqual(handlers);
  });
});

describe('preloads', () => {
  it.each([
    ['<link rel="modulepreload" href="/a.js">', ['https://shop.example/a.js']],
    ['<link rel="x Preload" as="Script" href="/a.js">', ['https://shop.example/a.js']],
    ['<link rel="preload" as="style" href="/a.css">', []],
    ['<link rel="stylesheet" href="/a.css">', []],
  ])('%s', (html, preloads) => {
    expect(read(html).preloads).toEqual(preloads);
  });
});
