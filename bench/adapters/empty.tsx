import { startReactPage } from '../page/startReactPage.tsx';

startReactPage({ name: 'empty component', hasFrame: false, render: (orderId) => <div key={orderId} /> });
