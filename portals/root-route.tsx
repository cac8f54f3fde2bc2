// Why: the one root every portal hangs its routes on, apart from the map so that a portal's own routes can name it.
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { LostPage } from './public/lost-page.tsx';

export const root = createRootRoute({ component: Outlet, notFoundComponent: LostPage });
