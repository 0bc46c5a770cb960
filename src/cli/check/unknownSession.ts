import type { Check } from '../conformance/Check.ts';
import { judgeRefusal } from '../conformance/judgeRefusal.ts';

const QUERIES: Readonly<Record<string, string>> = {
  'the status of a session that does not exist': '?session_id=sess_check_no_such_session',
  'the status of no session': '',
  'the status of two sessions': '?session_id=sess_1&session_id=sess_2',
  'the status of a path': '?session_id=../../admin%2F..',
  'the status of a piece of SQL': "?session_id=sess_1'%20OR%20'1'='1",
  'the status of a script': '?session_id=%3Cscript%3Ealert(1)%3C/script%3E',
  'the status of a null byte': '?session_id=sess%00',
  'the status of broken UTF-8': '?session_id=%ff%fe',
  'the status of an id of 4,000 characters': `?session_id=${'a'.repeat(4_000)}`,
};

export const unknownSession: Check = {
  name: 'unknown-session',
  title: 'Ids that are no session of this shop are refused with a 4xx',
  why: 'An id comes from an address, so from anybody. What reaches Clink’s API, a database or a page unread is a way in.',
  remedy:
    'Take ids of at most 128 letters, digits, _ and - only (400 otherwise), and answer 403 or 404 for one that is not known.',
  async run({ endpoint }) {
    const exchanges = [];
    for (const [what, query] of Object.entries(QUERIES)) {
      exchanges.push(await endpoint.get(what, query, { withCredentials: true }));
    }
    return judgeRefusal(exchanges, {
      statuses: [400, 401, 403, 404, 414, 422],
      whenTaken: { verdict: 'fault', wrong: 'It was answered.' },
    });
  },
};
