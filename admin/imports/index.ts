import { lazy } from 'react';

export const list = lazy(() => import('./ImportList'));
export const show = lazy(() => import('./ImportShow'));
