import type { CheckoutMessages } from '../react/messages.ts';

/** Korean, formal. */
export const messages: CheckoutMessages = {
  checkout: '결제',
  paymentMethod: '결제 수단',
  currency: '통화',
  summary: '주문 요약',
  subtotal: '소계',
  discount: '할인',
  tax: '세금',
  total: '합계',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `${amount} 결제하기`,
  payWithoutAmount: '결제하기',
  paying: '처리 중…',
  promotionAdd: '할인 코드 입력',
  promotionCode: '할인 코드',
  promotionApply: '적용',
  promotionApplying: '적용 중…',
  promotionCancel: '취소',
  promotionRemove: (code) => `${code} 삭제`,
  promotionRejected: '이 주문에는 사용할 수 없는 코드입니다.',
  promotionFailed: '처리하지 못했습니다. 다시 시도해 주세요.',
  loading: '결제창을 불러오는 중…',
  confirming: '결제가 접수되어 확인 중입니다. 다시 결제하지 마세요.',
  unconfirmed: '결제가 아직 확인되지 않았습니다. 다시 결제하지 마세요.',
  recheck: '다시 확인',
  paid: '결제가 완료되었습니다. 감사합니다!',
  alreadyPaid: '이미 결제된 주문입니다.',
  viewOrder: '주문 보기',
  expired: '결제 시간이 만료되었습니다. 청구된 금액은 없습니다.',
  expiredInFlight:
    '결제를 확인하는 동안 결제 시간이 만료되었습니다. 다시 결제하지 마세요. 결과는 주문에서 확인해 주세요.',
  expiresSoon: '결제 시간이 곧 만료됩니다.',
  renew: '처음부터 다시 하기',
  retry: '다시 시도',
  declined: '결제가 승인되지 않았습니다. 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
  insufficientFunds: '이 카드는 잔액이 부족합니다. 다른 카드를 이용해 주세요.',
  authenticationFailed:
    '은행에서 결제가 확인되지 않았습니다. 다시 시도하거나 다른 결제 수단을 이용해 주세요.',
  offline: '오프라인 상태입니다. 연결되면 자동으로 이어집니다.',
  blocked:
    '결제창을 불러오지 못했습니다. 콘텐츠 차단 프로그램 때문일 수 있습니다. 이 페이지에서 결제창을 허용한 후 다시 시도해 주세요.',
  outcomeUnknown:
    '결제가 완료되었는지 확인하지 못했습니다. 다시 결제하지 마세요. 주문을 확인하거나 판매자에게 문의해 주세요.',
  failedPassing: '결제창을 여는 중 문제가 발생했습니다. 청구된 금액은 없습니다.',
  failedForGood: '결제창을 표시할 수 없습니다. 청구된 금액은 없습니다. 판매자에게 문의해 주세요.',
};
