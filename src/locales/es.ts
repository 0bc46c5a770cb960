import type { CheckoutMessages } from '../react/messages.ts';

/** Spanish for Spain and Latin America alike. */
export const messages: CheckoutMessages = {
  checkout: 'Pago',
  paymentMethod: 'Método de pago',
  currency: 'Moneda',
  summary: 'Resumen del pedido',
  subtotal: 'Subtotal',
  discount: 'Descuento',
  tax: 'Impuestos',
  total: 'Total',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Pagar ${amount}`,
  payWithoutAmount: 'Pagar',
  paying: 'Procesando…',
  promotionAdd: 'Añadir código promocional',
  promotionCode: 'Código promocional',
  promotionApply: 'Aplicar',
  promotionApplying: 'Aplicando…',
  promotionCancel: 'Cancelar',
  promotionRemove: (code) => `Quitar ${code}`,
  promotionRejected: 'Este código no es válido para este pedido.',
  promotionFailed: 'No ha funcionado. Inténtalo de nuevo.',
  loading: 'Cargando el formulario de pago…',
  confirming: 'Tu pago se ha aceptado y se está confirmando. No vuelvas a pagar.',
  unconfirmed: 'Tu pago aún no se ha confirmado. No vuelvas a pagar.',
  recheck: 'Comprobar de nuevo',
  paid: 'Pago recibido. ¡Gracias!',
  alreadyPaid: 'Este pedido ya está pagado.',
  viewOrder: 'Ver el pedido',
  expired: 'Esta sesión de pago ha expirado. No se te ha cobrado nada.',
  expiredInFlight:
    'Esta sesión de pago ha expirado mientras se confirmaba tu pago. No vuelvas a pagar: consulta el resultado en tu pedido.',
  expiresSoon: 'Esta sesión de pago expirará pronto.',
  renew: 'Empezar de nuevo',
  retry: 'Intentar de nuevo',
  declined: 'Tu pago se ha rechazado. Inténtalo de nuevo o usa otro método de pago.',
  insufficientFunds: 'Esta tarjeta no tiene fondos suficientes. Usa otra.',
  authenticationFailed: 'Tu banco no ha confirmado el pago. Inténtalo de nuevo o usa otro método de pago.',
  offline: 'No tienes conexión. Cuando la recuperes, el proceso seguirá automáticamente.',
  blocked:
    'No se ha podido cargar el formulario de pago. Puede que lo impida un bloqueador de contenido: permite que esta página lo cargue e inténtalo de nuevo.',
  outcomeUnknown:
    'No hemos podido saber si tu pago se ha realizado. No vuelvas a pagar: consulta tu pedido o ponte en contacto con la tienda.',
  failedPassing: 'Se ha producido un error al abrir el formulario de pago. No se te ha cobrado nada.',
  failedForGood:
    'No se puede mostrar el formulario de pago. No se te ha cobrado nada. Ponte en contacto con la tienda.',
};
