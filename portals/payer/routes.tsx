// Why: the places of a payer, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const payerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/payer',
    component: lazyRouteComponent(() => import('./payer-list-page.tsx'), 'PayerListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payer/cases/$tenantId/$caseId',
    component: lazyRouteComponent(() => import('./payer-case-page.tsx'), 'PayerCasePage'),
  }),
];
