// Why: the places of a member, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const memberRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/member',
    component: lazyRouteComponent(() => import('./member.tsx'), 'MemberPortal'),
  }),
];
