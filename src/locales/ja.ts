import type { CheckoutMessages } from '../react/messages.ts';

/** Japanese, polite. */
export const messages: CheckoutMessages = {
  checkout: 'お支払い手続き',
  paymentMethod: 'お支払い方法',
  currency: '通貨',
  summary: 'ご注文内容',
  subtotal: '小計',
  discount: '割引',
  tax: '税額',
  total: '合計',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `${amount} を支払う`,
  payWithoutAmount: '支払う',
  paying: '処理しています…',
  promotionAdd: 'クーポンコードを入力',
  promotionCode: 'クーポンコード',
  promotionApply: '適用',
  promotionApplying: '適用しています…',
  promotionCancel: 'キャンセル',
  promotionRemove: (code) => `${code} を削除`,
  promotionRejected: 'このコードはこのご注文には使えません。',
  promotionFailed: 'うまくいきませんでした。もう一度お試しください。',
  loading: 'お支払いフォームを読み込んでいます…',
  confirming: 'お支払いを受け付け、確認しています。再度お支払いにならないでください。',
  unconfirmed: 'お支払いをまだ確認できていません。再度お支払いにならないでください。',
  recheck: 'もう一度確認する',
  paid: 'お支払いが完了しました。ありがとうございます。',
  alreadyPaid: 'このご注文はお支払い済みです。',
  viewOrder: 'ご注文を見る',
  expired: 'お支払い手続きの期限が切れました。請求は発生していません。',
  expiredInFlight:
    'お支払いの確認中に、お支払い手続きの期限が切れました。再度お支払いにならないでください。結果はご注文でご確認ください。',
  expiresSoon: 'まもなくお支払い手続きの期限が切れます。',
  renew: '最初からやり直す',
  retry: 'もう一度試す',
  declined: 'お支払いが承認されませんでした。もう一度お試しいただくか、別の方法でお支払いください。',
  insufficientFunds: 'このカードは残高が不足しています。別のカードをお使いください。',
  authenticationFailed:
    '銀行による確認が完了しませんでした。もう一度お試しいただくか、別の方法でお支払いください。',
  offline: 'オフラインです。接続が戻ると、自動で再開します。',
  blocked:
    'お支払いフォームを読み込めませんでした。コンテンツブロッカーが原因かもしれません。このページでの読み込みを許可し、もう一度お試しください。',
  outcomeUnknown:
    'お支払いが完了したか確認できませんでした。再度お支払いにならないでください。ご注文を見るか、ショップにお問い合わせください。',
  failedPassing: 'お支払いフォームを開けませんでした。請求は発生していません。',
  failedForGood: 'お支払いフォームを表示できません。請求は発生していません。ショップにお問い合わせください。',
};
