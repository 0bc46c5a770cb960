import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './Shop.tsx';
// First: it names the order of the layers.
import './styles/tokens.css';
import 'react-clink-checkout/styles.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/catalogue.css';
import './styles/cart.css';
import './styles/checkout.css';
import './styles/complete.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
const queryClient = new QueryClient();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shop />
    </QueryClientProvider>
  </StrictMode>,
);
