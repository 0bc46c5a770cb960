import { checkoutHandler } from '../../shared/checkoutHandler.js';

const answer = ({ request }: { request: Request }): Promise<Response> => checkoutHandler(request);

export { answer as action, answer as loader };
