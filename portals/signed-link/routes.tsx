// Why: the door a signed link opens; nothing personal shows before the date of birth.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../root-route.tsx';

export const signedLinkRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/s/$token',
    component: lazyRouteComponent(() => import('./signed-link.tsx'), 'SignedLink'),
  }),
];
