/**
 * A catalogue of texts. Each language is an entry of its own: `react-clink-checkout/locales/de` and so on, all with the one
 * export `messages`.
 *
 * @packageDocumentation
 */

/** English: what is shown without a catalogue. */
export { ENGLISH as messages } from '../react/messages.ts';
