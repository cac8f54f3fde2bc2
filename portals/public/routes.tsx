// Why: the doors anyone may open without signing in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const publicRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./landing.tsx'), 'Landing'),
  }),
];
