// Why: the places of a payer, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const payerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/payer',
    component: lazyRouteComponent(() => import('./payer.tsx'), 'PayerPortal'),
  }),
];
