import type { Page } from 'playwright';

/** What stands in a page. */
export interface Left {
  /** Instances of the SDK that nobody has destroyed; `null` where there is no SDK. */
  readonly instances: number | null;
  readonly frames: number;
}

export function countLeft(page: Page): Promise<Left> {
  return page.evaluate(() => ({
    instances: window.benchCounts?.alive ?? null,
    frames: document.querySelectorAll('iframe').length,
  }));
}
