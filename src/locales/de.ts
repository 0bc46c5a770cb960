import type { CheckoutMessages } from '../react/messages.ts';

/** German, formal. */
export const messages: CheckoutMessages = {
  checkout: 'Kasse',
  paymentMethod: 'Zahlungsart',
  currency: 'Währung',
  summary: 'Bestellübersicht',
  subtotal: 'Zwischensumme',
  discount: 'Rabatt',
  tax: 'Steuern',
  total: 'Gesamtsumme',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `${amount} bezahlen`,
  payWithoutAmount: 'Bezahlen',
  paying: 'Wird verarbeitet\u00a0…',
  promotionAdd: 'Rabattcode hinzufügen',
  promotionCode: 'Rabattcode',
  promotionApply: 'Einlösen',
  promotionApplying: 'Wird eingelöst\u00a0…',
  promotionCancel: 'Abbrechen',
  promotionRemove: (code) => `${code} entfernen`,
  promotionRejected: 'Dieser Code gilt nicht für diese Bestellung.',
  promotionFailed: 'Das hat nicht geklappt. Versuchen Sie es erneut.',
  loading: 'Das Zahlungsformular wird geladen\u00a0…',
  confirming: 'Ihre Zahlung wurde angenommen und wird noch bestätigt. Zahlen Sie nicht noch einmal.',
  unconfirmed: 'Ihre Zahlung ist noch nicht bestätigt. Zahlen Sie nicht noch einmal.',
  recheck: 'Erneut prüfen',
  paid: 'Zahlung erhalten. Vielen Dank!',
  alreadyPaid: 'Diese Bestellung ist bereits bezahlt.',
  viewOrder: 'Bestellung ansehen',
  expired: 'Der Bezahlvorgang ist abgelaufen. Es wurde nichts abgebucht.',
  expiredInFlight:
    'Der Bezahlvorgang ist abgelaufen, während Ihre Zahlung noch bestätigt wurde. Zahlen Sie nicht noch einmal: Das Ergebnis finden Sie in Ihrer Bestellung.',
  expiresSoon: 'Der Bezahlvorgang läuft bald ab.',
  renew: 'Neu beginnen',
  retry: 'Erneut versuchen',
  declined: 'Ihre Zahlung wurde abgelehnt. Versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  insufficientFunds: 'Diese Karte ist nicht ausreichend gedeckt. Verwenden Sie eine andere.',
  authenticationFailed:
    'Ihre Bank hat die Zahlung nicht bestätigt. Versuchen Sie es erneut oder wählen Sie eine andere Zahlungsart.',
  offline: 'Sie sind offline. Sobald Sie wieder verbunden sind, geht es hier von selbst weiter.',
  blocked:
    'Das Zahlungsformular konnte nicht geladen werden. Möglicherweise ist ein Inhaltsblocker der Grund: Lassen Sie das Laden auf dieser Seite zu und versuchen Sie es erneut.',
  outcomeUnknown:
    'Wir konnten nicht feststellen, ob Ihre Zahlung erfolgt ist. Zahlen Sie nicht noch einmal: Sehen Sie in Ihrer Bestellung nach oder wenden Sie sich an den Shop.',
  failedPassing: 'Beim Öffnen des Zahlungsformulars ist ein Fehler aufgetreten. Es wurde nichts abgebucht.',
  failedForGood:
    'Die Kasse kann nicht angezeigt werden. Es wurde nichts abgebucht. Bitte wenden Sie sich an den Shop.',
};
