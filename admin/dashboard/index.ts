import { lazy } from 'react';

export const list = lazy(() => import('./Home'));
export const charts = lazy(() => import('./ChartsPage'));
