export { createFakeClink } from './createFakeClink.ts';
export type { FakeClink, FakeClinkOptions, FakeSession, HeldStep } from './createFakeClink.ts';
export { FakeElements, sdkError } from './FakeElements.ts';
