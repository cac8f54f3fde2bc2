// Why: the places of the workbench, each loaded only when opened.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { familyLabels } from '../../care/cases/cases.schema.ts';
import { sorts, views } from '../../care/work/work.contract.ts';
import { root } from '../root-route.tsx';

const worklistSearch = z.object({
  view: z.enum(views).catch('open'),
  sort: z.enum(sorts).catch('harm'),
  payer: z.int().optional().catch(undefined),
  family: z
    .string()
    .refine((family) => family in familyLabels)
    .optional()
    .catch(undefined),
});
export type WorklistSearch = z.infer<typeof worklistSearch>;

export const workbenchRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/workbench',
    validateSearch: (search): Partial<WorklistSearch> => worklistSearch.parse(search),
    component: lazyRouteComponent(() => import('./worklist-page.tsx'), 'WorklistPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/cases/$tenantId/$id',
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/reviews/$tenantId/$id',
    component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/arrivals/$tenantId/$id',
    component: lazyRouteComponent(() => import('./arrival-page.tsx'), 'ArrivalPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/call',
    component: lazyRouteComponent(() => import('./call-page.tsx'), 'CallPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/supervisor',
    component: lazyRouteComponent(() => import('./supervisor-page.tsx'), 'SupervisorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/clarifications',
    component: lazyRouteComponent(() => import('./clarifications-page.tsx'), 'ClarificationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/exchange',
    component: lazyRouteComponent(() => import('./exchange-page.tsx'), 'ExchangePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/exchange/$tenantId/$id',
    component: lazyRouteComponent(() => import('./exchange-message-page.tsx'), 'ExchangeMessagePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/files',
    component: lazyRouteComponent(() => import('./files-page.tsx'), 'FilesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/files/$tenantId/$id',
    component: lazyRouteComponent(() => import('./file-page.tsx'), 'FilePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench/people',
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
];
