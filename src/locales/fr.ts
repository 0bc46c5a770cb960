import type { CheckoutMessages } from '../react/messages.ts';

/** French, formal. */
export const messages: CheckoutMessages = {
  checkout: 'Paiement',
  paymentMethod: 'Moyen de paiement',
  currency: 'Devise',
  summary: 'Récapitulatif de la commande',
  subtotal: 'Sous-total',
  discount: 'Réduction',
  tax: 'Taxes',
  total: 'Total',
  quantity: (quantity) => `× ${quantity}`,
  pay: (amount) => `Payer ${amount}`,
  payWithoutAmount: 'Payer',
  paying: 'Traitement en cours…',
  promotionAdd: 'Ajouter un code promo',
  promotionCode: 'Code promo',
  promotionApply: 'Appliquer',
  promotionApplying: 'Application du code…',
  promotionCancel: 'Annuler',
  promotionRemove: (code) => `Retirer ${code}`,
  promotionRejected: 'Ce code n’est pas valable pour cette commande.',
  promotionFailed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
  loading: 'Chargement du formulaire de paiement…',
  confirming: 'Votre paiement a été accepté et est en cours de confirmation. Ne payez pas une seconde fois.',
  unconfirmed: 'Votre paiement n’est pas encore confirmé. Ne payez pas une seconde fois.',
  recheck: 'Vérifier à nouveau',
  paid: 'Paiement reçu. Merci\u202f!',
  alreadyPaid: 'Cette commande a déjà été payée.',
  viewOrder: 'Voir la commande',
  expired: 'Cette session de paiement a expiré. Aucun montant n’a été débité.',
  expiredInFlight:
    'Cette session de paiement a expiré pendant la confirmation de votre paiement. Ne payez pas une seconde fois\u00a0: consultez le résultat dans votre commande.',
  expiresSoon: 'Cette session de paiement va bientôt expirer.',
  renew: 'Recommencer',
  retry: 'Réessayer',
  declined: 'Votre paiement a été refusé. Veuillez réessayer ou utiliser un autre moyen de paiement.',
  insufficientFunds: 'Le solde de cette carte est insuffisant. Veuillez en utiliser une autre.',
  authenticationFailed:
    'Votre banque n’a pas confirmé le paiement. Veuillez réessayer ou utiliser un autre moyen de paiement.',
  offline: 'Vous êtes hors ligne. La page reprendra automatiquement dès le rétablissement de la connexion.',
  blocked:
    'Le formulaire de paiement n’a pas pu être chargé. Un bloqueur de contenu en est peut-être la cause\u00a0: autorisez cette page à le charger, puis réessayez.',
  outcomeUnknown:
    'Nous n’avons pas pu savoir si votre paiement a abouti. Ne payez pas une seconde fois\u00a0: consultez votre commande ou contactez la boutique.',
  failedPassing:
    'Un problème est survenu à l’ouverture du formulaire de paiement. Aucun montant n’a été débité.',
  failedForGood:
    'Le formulaire de paiement ne peut pas être affiché. Aucun montant n’a été débité. Veuillez contacter la boutique.',
};
