// Why: the map of all doors. Every portal is its own chunk, so a member's phone never loads the workbench.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import { LostPage } from './public/lost-page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./public/landing.tsx'), 'Landing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/kit',
    component: lazyRouteComponent(() => import('./kit/showcase/kit-page.tsx'), 'KitPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/s/$token',
    component: lazyRouteComponent(() => import('./signed-link/signed-link.tsx'), 'SignedLink'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench',
    component: lazyRouteComponent(() => import('./workbench/workbench.tsx'), 'Workbench'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/provider',
    component: lazyRouteComponent(() => import('./provider/provider.tsx'), 'ProviderPortal'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/member',
    component: lazyRouteComponent(() => import('./member/member.tsx'), 'MemberPortal'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/payer',
    component: lazyRouteComponent(() => import('./payer/payer.tsx'), 'PayerPortal'),
  }),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  scrollRestoration: true,
  defaultPreload: 'intent',
});
