import { CLINK_ELEMENTS_URL } from '../protocol/scriptUrl.ts';
import type { PageScript, PageSecurityOptions } from './PageSecurityOptions.ts';

/** One script of the payment page, as an inventory lists it. */
export interface InventoryEntry extends PageScript {
  /** Who puts it there: the merchant's page, or this library when a checkout is shown. */
  readonly addedBy: 'page' | 'react-clink-checkout';
  /** What keeps it from being changed unnoticed: its hash, or only the Content-Security-Policy's list of addresses. */
  readonly assurance: 'integrity' | 'address';
}

/**
 * The scripts that belong on the payment page, with why and how they are kept unchanged: the inventory that PCI DSS 6.4.3
 * asks for. Clink's SDK is the one that this library adds; without `integrity` its bytes are Clink's to change.
 */
export function scriptInventory({
  sdkUrl = CLINK_ELEMENTS_URL,
  integrity,
  scripts = [],
}: PageSecurityOptions): readonly InventoryEntry[] {
  const entry = (script: PageScript, addedBy: InventoryEntry['addedBy']): InventoryEntry => ({
    ...script,
    addedBy,
    assurance: script.integrity ? 'integrity' : 'address',
  });
  return [
    entry(
      {
        url: sdkUrl,
        purpose: 'Clink’s Elements SDK: shows the payment fields in Clink’s own frames.',
        integrity,
      },
      'react-clink-checkout',
    ),
    ...scripts.map((script) => entry(script, 'page')),
  ];
}
