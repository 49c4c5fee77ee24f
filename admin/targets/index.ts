import { lazy } from 'react';

export const list = lazy(() => import('./TargetsPage'));
export const show = lazy(() => import('./TargetShow'));
