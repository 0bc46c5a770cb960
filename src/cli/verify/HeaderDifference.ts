/** How one part of a served header differs from the baseline's. */
export interface HeaderDifference {
  /** `false` where it allows less than the baseline's, or as much. */
  readonly isWeaker: boolean;
  /** Goes on after the header's name: `img-src lacks https:`. */
  readonly says: string;
  /** Whether it is about a nonce. */
  readonly isNonce?: boolean;
}

export function weaker(says: string): HeaderDifference {
  return { isWeaker: true, says };
}

export function stricter(says: string): HeaderDifference {
  return { isWeaker: false, says };
}
