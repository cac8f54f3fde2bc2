// Why: the places of the workbench, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const workbenchRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/workbench',
    component: lazyRouteComponent(() => import('./workbench.tsx'), 'Workbench'),
  }),
];
