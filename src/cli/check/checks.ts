import type { Check } from '../conformance/Check.ts';
import { brokenBody } from './brokenBody.ts';
import { contentType } from './contentType.ts';
import { deepBody } from './deepBody.ts';
import { fieldOrder } from './fieldOrder.ts';
import { foreignPage } from './foreignPage.ts';
import { goodOrder } from './goodOrder.ts';
import { keyForAnotherOrder } from './keyForAnotherOrder.ts';
import { keyRequired } from './keyRequired.ts';
import { largeBody } from './largeBody.ts';
import { mediaType } from './mediaType.ts';
import { noSecrets } from './noSecrets.ts';
import { notCached } from './notCached.ts';
import { onlyPublicFields } from './onlyPublicFields.ts';
import { otherMethods } from './otherMethods.ts';
import { readableErrors } from './readableErrors.ts';
import { sameKeyAgain } from './sameKeyAgain.ts';
import { sameKeyAtOnce } from './sameKeyAtOnce.ts';
import { statusOfOwner } from './statusOfOwner.ts';
import { statusOfStranger } from './statusOfStranger.ts';
import { unknownSession } from './unknownSession.ts';

/** In the order they are run. Those that only look at answers come last, when all answers are there. */
export const CHECKS: readonly Check[] = [
  goodOrder,
  onlyPublicFields,
  sameKeyAgain,
  sameKeyAtOnce,
  fieldOrder,
  keyForAnotherOrder,
  keyRequired,
  foreignPage,
  mediaType,
  brokenBody,
  deepBody,
  largeBody,
  statusOfStranger,
  statusOfOwner,
  unknownSession,
  otherMethods,
  readableErrors,
  noSecrets,
  notCached,
  contentType,
];
