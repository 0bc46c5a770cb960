/** English: what is shown without a catalogue. */
export { ENGLISH as messages } from '../react/messages.ts';
