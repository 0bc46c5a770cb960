import { applyAddress } from './applyAppearance.ts';
import { connectToHost } from './connectToHost.ts';
import { createCurrencyFrame } from './createCurrencyFrame.ts';

// The page of the currency frame.
applyAddress();
const root = document.querySelector<HTMLElement>('#root');
if (root !== null) void connectToHost().then((host) => createCurrencyFrame(root, host));
