// Why: the places of an office or supplier, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const providerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/provider',
    component: lazyRouteComponent(() => import('./orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/new',
    component: lazyRouteComponent(() => import('./send-order-page.tsx'), 'SendOrderPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/ask',
    component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/offers',
    component: lazyRouteComponent(() => import('./offers-page.tsx'), 'OffersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/offers/$tenantId/$offerId',
    component: lazyRouteComponent(() => import('./offer-page.tsx'), 'OfferPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/visits',
    component: lazyRouteComponent(() => import('./visits-page.tsx'), 'VisitsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/visits/$tenantId/$visitId',
    component: lazyRouteComponent(() => import('./visit-page.tsx'), 'VisitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider/sent/$caseId',
    component: lazyRouteComponent(() => import('./sent-page.tsx'), 'SentPage'),
  }),
];
