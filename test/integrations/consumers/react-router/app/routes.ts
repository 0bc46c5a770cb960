import { index, route } from '@react-router/dev/routes';

export default [
  index('routes/checkout.tsx'),
  route('complete', 'routes/complete.tsx'),
  route('api/checkout', 'routes/endpoint.ts'),
];
