export { checkoutHandler as GET, checkoutHandler as POST } from '../../../shared/checkoutHandler';
