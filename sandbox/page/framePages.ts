import { writeFramePage, type FrameName } from '../framePage.ts';
import { script as challenge } from '../frames/challenge.ts?bundled';
import { script as currency } from '../frames/currency.ts?bundled';
import style from '../frames/frame.css?raw';
import { script as payment } from '../frames/payment.ts?bundled';
import type { FramePage } from '../sdk/FramePage.ts';

/** Every page of Clink's, written out. */
export const FRAME_PAGES: Readonly<Record<FrameName, FramePage>> = {
  payment: { html: writeFramePage('payment', { style, script: payment }) },
  currency: { html: writeFramePage('currency', { style, script: currency }) },
  challenge: { html: writeFramePage('challenge', { style, script: challenge }) },
};
