// Why: the map of all doors. Every portal keeps its own routes file and is its own chunk, so a member's phone never
// loads the workbench.
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { memberRoutes } from './member/routes.tsx';
import { payerRoutes } from './payer/routes.tsx';
import { providerRoutes } from './provider/routes.tsx';
import { publicRoutes } from './public/routes.tsx';
import { root } from './root-route.tsx';
import { signInRoutes } from './sign-in/routes.tsx';
import { signedLinkRoutes } from './signed-link/routes.tsx';
import { workbenchRoutes } from './workbench/routes.tsx';

const kitRoute = createRoute({
  getParentRoute: () => root,
  path: '/kit',
  component: lazyRouteComponent(() => import('./kit/showcase/kit-page.tsx'), 'KitPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...publicRoutes,
    ...signInRoutes,
    ...signedLinkRoutes,
    ...workbenchRoutes,
    ...providerRoutes,
    ...memberRoutes,
    ...payerRoutes,
    kitRoute,
  ]),
  scrollRestoration: true,
  defaultPreload: 'intent',
});
