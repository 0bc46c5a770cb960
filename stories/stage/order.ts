import type { AmountInfo, CheckoutOrder, ClinkOrder } from 'react-clink-checkout';
import beans from '../products/beans.svg?no-inline';
import dripper from '../products/dripper.svg?no-inline';
import mug from '../products/mug.svg?no-inline';

const PRODUCTS = [
  { name: 'Stoneware mug', quantity: 2, unitAmount: 24, image: mug },
  { name: 'Ceramic dripper', quantity: 1, unitAmount: 38, image: dripper },
  { name: 'House blend, 1 kg', quantity: 1, unitAmount: 32, image: beans },
].map(({ image, ...product }) => ({ ...product, imageUrl: new URL(image, location.href).href }));

const TOTAL = PRODUCTS.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);

/** What a shop's server makes of the cart in these stories. */
export function resolveOrder({ cartId }: CheckoutOrder): ClinkOrder {
  return {
    originalAmount: TOTAL,
    originalCurrency: 'USD',
    customerEmail: 'ada@example.com',
    merchantReferenceId: String(cartId),
    allowPromotionCodes: true,
    priceDataList: PRODUCTS,
  };
}

/** The same, as Clink would report it. */
export const AMOUNT: AmountInfo = {
  totalAmount: TOTAL,
  currency: 'USD',
  subtotalAmount: TOTAL,
  enablePromotionCode: true,
  products: PRODUCTS,
};
