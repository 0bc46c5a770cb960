import type { CheckoutMessages } from '../react/messages.ts';

/** Portuguese as written in Brazil. */
export const messages: CheckoutMessages = {
  checkout: 'Pagamento',
  paymentMethod: 'Forma de pagamento',
  currency: 'Moeda',
  summary: 'Resumo do pedido',
  subtotal: 'Subtotal',
  discount: 'Desconto',
  tax: 'Impostos',
  total: 'Total',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Pagar ${amount}`,
  payWithoutAmount: 'Pagar',
  paying: 'Processando…',
  promotionAdd: 'Adicionar cupom de desconto',
  promotionCode: 'Cupom de desconto',
  promotionApply: 'Aplicar',
  promotionApplying: 'Aplicando…',
  promotionCancel: 'Cancelar',
  promotionRemove: (code) => `Remover ${code}`,
  promotionRejected: 'Este cupom não é válido para este pedido.',
  promotionFailed: 'Não deu certo. Tente novamente.',
  loading: 'Carregando o formulário de pagamento…',
  confirming: 'Seu pagamento foi aceito e está sendo confirmado. Não pague novamente.',
  unconfirmed: 'Seu pagamento ainda não foi confirmado. Não pague novamente.',
  recheck: 'Verificar novamente',
  paid: 'Pagamento recebido. Obrigado!',
  alreadyPaid: 'Este pedido já foi pago.',
  viewOrder: 'Ver pedido',
  expired: 'Esta sessão de pagamento expirou. Nada foi cobrado.',
  expiredInFlight:
    'Esta sessão de pagamento expirou enquanto seu pagamento era confirmado. Não pague novamente: veja o resultado no seu pedido.',
  expiresSoon: 'Esta sessão de pagamento vai expirar em breve.',
  renew: 'Começar de novo',
  retry: 'Tentar novamente',
  declined: 'Seu pagamento foi recusado. Tente novamente ou use outra forma de pagamento.',
  insufficientFunds: 'Este cartão não tem saldo suficiente. Use outro.',
  authenticationFailed:
    'Seu banco não confirmou o pagamento. Tente novamente ou use outra forma de pagamento.',
  offline: 'Você está sem conexão. Quando ela voltar, o processo continua automaticamente.',
  blocked:
    'Não foi possível carregar o formulário de pagamento. Um bloqueador de conteúdo pode ser a causa: permita que esta página o carregue e tente novamente.',
  outcomeUnknown:
    'Não conseguimos saber se o seu pagamento foi concluído. Não pague novamente: veja seu pedido ou fale com a loja.',
  failedPassing: 'Algo deu errado ao abrir o formulário de pagamento. Nada foi cobrado.',
  failedForGood: 'Não é possível exibir o formulário de pagamento. Nada foi cobrado. Fale com a loja.',
};
