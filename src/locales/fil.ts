import type { CheckoutMessages } from '../react/messages.ts';

/** Filipino, with the loanwords that shops use. */
export const messages: CheckoutMessages = {
  checkout: 'Pagbabayad',
  paymentMethod: 'Paraan ng pagbabayad',
  currency: 'Currency',
  summary: 'Buod ng order',
  subtotal: 'Subtotal',
  discount: 'Diskuwento',
  tax: 'Buwis',
  total: 'Kabuuan',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Magbayad ng ${amount}`,
  payWithoutAmount: 'Magbayad',
  paying: 'Pinoproseso…',
  promotionAdd: 'Maglagay ng promo code',
  promotionCode: 'Promo code',
  promotionApply: 'Ilapat',
  promotionApplying: 'Inilalapat…',
  promotionCancel: 'Kanselahin',
  promotionRemove: (code) => `Alisin ang ${code}`,
  promotionRejected: 'Hindi magagamit ang code na ito sa order na ito.',
  promotionFailed: 'Hindi ito nagtagumpay. Subukang muli.',
  loading: 'Nilo-load ang form sa pagbabayad…',
  confirming: 'Tinanggap ang bayad mo at kinukumpirma na ito. Huwag magbayad muli.',
  unconfirmed: 'Hindi pa nakukumpirma ang bayad mo. Huwag magbayad muli.',
  recheck: 'Suriing muli',
  paid: 'Natanggap na ang bayad mo. Salamat!',
  alreadyPaid: 'Bayad na ang order na ito.',
  viewOrder: 'Tingnan ang order',
  expired: 'Nag-expire na ang session ng pagbabayad. Walang siningil sa iyo.',
  expiredInFlight:
    'Nag-expire ang session ng pagbabayad habang kinukumpirma ang bayad mo. Huwag magbayad muli: tingnan ang resulta sa order mo.',
  expiresSoon: 'Malapit nang mag-expire ang session ng pagbabayad.',
  renew: 'Magsimulang muli',
  retry: 'Subukang muli',
  declined: 'Hindi tinanggap ang bayad mo. Subukang muli o gumamit ng ibang paraan ng pagbabayad.',
  insufficientFunds: 'Hindi sapat ang pondo ng card na ito. Gumamit ng ibang card.',
  authenticationFailed:
    'Hindi kinumpirma ng bangko mo ang bayad. Subukang muli o gumamit ng ibang paraan ng pagbabayad.',
  offline: 'Offline ka. Kusang magpapatuloy ang proseso pagbalik ng koneksyon.',
  blocked:
    'Hindi na-load ang form sa pagbabayad. Baka hinaharangan ito ng content blocker: payagan ang page na ito na i-load ang form, at subukang muli.',
  outcomeUnknown:
    'Hindi namin matiyak kung natuloy ang bayad mo. Huwag magbayad muli: tingnan ang order mo o makipag-ugnayan sa tindahan.',
  failedPassing: 'Nagkaproblema sa pagbubukas ng form sa pagbabayad. Walang siningil sa iyo.',
  failedForGood:
    'Hindi maipakita ang form sa pagbabayad. Walang siningil sa iyo. Mangyaring makipag-ugnayan sa tindahan.',
};
