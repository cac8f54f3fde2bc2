// Why: the places of an office or supplier, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const providerRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/provider',
    component: lazyRouteComponent(() => import('./provider.tsx'), 'ProviderPortal'),
  }),
];
