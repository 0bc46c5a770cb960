// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { CATALOGUES, readTexts } from './catalogues.ts';

interface Promises {
  readonly nothingCharged: string;
  readonly doNotPayAgain: string;
}

/** The two sentences a shopper acts upon with money, in each language. A change here is a change of meaning. */
const PROMISES: Readonly<Record<string, Promises>> = {
  ar: { nothingCharged: 'لم يُخصم أي مبلغ', doNotPayAgain: 'لا تدفع مرة أخرى' },
  de: { nothingCharged: 'Es wurde nichts abgebucht', doNotPayAgain: 'Zahlen Sie nicht noch einmal' },
  en: { nothingCharged: 'Nothing was charged', doNotPayAgain: 'Do not pay again' },
  es: { nothingCharged: 'No se te ha cobrado nada', doNotPayAgain: 'No vuelvas a pagar' },
  fil: { nothingCharged: 'Walang siningil sa iyo', doNotPayAgain: 'Huwag magbayad muli' },
  fr: { nothingCharged: 'Aucun montant n’a été débité', doNotPayAgain: 'Ne payez pas une seconde fois' },
  hi: { nothingCharged: 'कोई राशि नहीं काटी गई', doNotPayAgain: 'दोबारा भुगतान न करें' },
  id: { nothingCharged: 'Tidak ada dana yang ditarik', doNotPayAgain: 'Jangan lakukan pembayaran lagi' },
  ja: { nothingCharged: '請求は発生していません', doNotPayAgain: '再度お支払いにならないでください' },
  ko: { nothingCharged: '청구된 금액은 없습니다', doNotPayAgain: '다시 결제하지 마세요' },
  'pt-BR': { nothingCharged: 'Nada foi cobrado', doNotPayAgain: 'Não pague novamente' },
  'zh-CN': { nothingCharged: '未扣取任何款项', doNotPayAgain: '请勿重复付款' },
  'zh-TW': { nothingCharged: '未收取任何款項', doNotPayAgain: '請勿重複付款' },
};

describe.each(CATALOGUES)('%s', (tag, messages) => {
  const texts = Object.entries(readTexts(messages));
  const keysWith = (sentence: string | undefined): string[] =>
    texts.filter(([, text]) => sentence !== undefined && text.includes(sentence)).map(([key]) => key);

  it('says that nothing was charged where that is certain, and nowhere else', () => {
    const { nothingCharged } = PROMISES[tag] ?? {};
    expect(keysWith(nothingCharged).toSorted()).toEqual(['expired', 'failedForGood', 'failedPassing']);
  });

  it('says not to pay again wherever money may have moved, and nowhere else', () => {
    const { doNotPayAgain } = PROMISES[tag] ?? {};
    expect(keysWith(doNotPayAgain).toSorted()).toEqual([
      'confirming',
      'expiredInFlight',
      'outcomeUnknown',
      'unconfirmed',
    ]);
  });
});
