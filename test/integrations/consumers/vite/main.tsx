import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'react-clink-checkout/styles.css';
import { Checkout, Complete } from './shared/Shop.tsx';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      {location.pathname === '/complete' ? <Complete /> : <Checkout sdkUrl={import.meta.env.CLINK_SDK_URL} />}
    </StrictMode>,
  );
}
