import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const FOREIGN = 'https://another-shop.example';

export const foreignPage: Check = {
  name: 'foreign-page',
  title: 'A POST from a page of another origin is refused with 403',
  why: 'Any page on the web could start checkouts in the name of a shopper who is signed in here, or try out stolen cards through their browsers.',
  remedy:
    'Compare the Origin header with the shop’s own origins; without one, refuse a Sec-Fetch-Site other than same-origin.',
  async run({ endpoint }) {
    const named = await endpoint.post({
      what: 'a good order from another origin',
      headers: { Origin: FOREIGN, 'Sec-Fetch-Site': 'cross-site' },
    });
    const unnamed = await endpoint.post({
      what: 'a good order from another site, without an Origin',
      headers: { Origin: null, 'Sec-Fetch-Site': 'cross-site' },
    });
    return judgeRefusal([named, unnamed], {
      statuses: [403],
      whenTaken: { verdict: 'fault', wrong: 'Another site’s page was answered with a session.' },
    });
  },
};
