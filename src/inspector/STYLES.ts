/** The inspector's own look, of nothing but itself. In no layer, so that the page's resets do not undo it. */
export const STYLES = `
.clink-inspector {
  --_ground: #ffffff;
  --_text: #1a1d21;
  --_muted: #59616b;
  --_line: #d8dde3;
  --_mark: #14693b;
  --_error: #b3261e;
  box-sizing: border-box;
  margin: 0;
  padding: 0;
  border: 1px solid var(--_line);
  border-radius: 8px;
  background: var(--_ground);
  color: var(--_text);
  color-scheme: light;
  font: 12px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  letter-spacing: normal;
  text-align: left;
  text-transform: none;
}
.clink-inspector[data-theme='dark'] {
  --_ground: #16191d;
  --_text: #f2f4f7;
  --_muted: #a9b2bd;
  --_line: #454d58;
  --_mark: #7fd9a4;
  --_error: #ffb4ab;
  color-scheme: dark;
}
.clink-inspector[data-placement='corner'] {
  position: fixed;
  inset: auto 8px 8px auto;
  z-index: 2147483000;
  inline-size: fit-content;
  block-size: fit-content;
  max-inline-size: min(460px, calc(100vw - 16px));
  max-block-size: min(70vh, 560px);
  overflow: auto;
  box-shadow: 0 4px 16px rgb(0 0 0 / 0.18);
}
.clink-inspector :where(p, dl, dt, dd, ol, li) {
  margin: 0;
  padding: 0;
}
.clink-inspector summary {
  padding: 6px 10px;
  border-radius: 7px;
  cursor: pointer;
}
.clink-inspector summary::marker {
  color: var(--_muted);
}
.clink-inspector summary strong {
  margin-inline-start: 4px;
  color: var(--_mark);
}
.clink-inspector-error,
.clink-inspector [data-name='fault'] {
  color: var(--_error);
}
.clink-inspector-body {
  display: grid;
  gap: 10px;
  padding: 10px;
  border-block-start: 1px solid var(--_line);
}
.clink-inspector dl {
  display: grid;
  gap: 2px;
}
.clink-inspector dl > div {
  display: grid;
  grid-template-columns: 84px minmax(0, 1fr);
}
.clink-inspector dt,
.clink-inspector-time,
.clink-inspector-detail {
  color: var(--_muted);
}
.clink-inspector :is(dd, li) {
  overflow-wrap: anywhere;
}
.clink-inspector :is(code, strong, button, textarea) {
  font: inherit;
}
.clink-inspector strong {
  font-weight: 600;
}
.clink-inspector ol {
  display: grid;
  gap: 1px;
  padding-block-start: 8px;
  border-block-start: 1px solid var(--_line);
  list-style: none;
}
.clink-inspector li {
  display: grid;
  grid-template-columns: 56px minmax(0, 1fr);
  gap: 8px;
}
.clink-inspector-time {
  text-align: end;
  font-variant-numeric: tabular-nums;
}
.clink-inspector button {
  justify-self: start;
  padding: 4px 10px;
  border: 1px solid var(--_muted);
  border-radius: 6px;
  background: none;
  color: inherit;
  cursor: pointer;
}
.clink-inspector :is(button, summary, textarea):focus-visible {
  outline: 2px solid var(--_text);
  outline-offset: -2px;
}
.clink-inspector textarea {
  box-sizing: border-box;
  inline-size: 100%;
  border: 1px solid var(--_muted);
  background: none;
  color: inherit;
}
`;
