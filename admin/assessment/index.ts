import { lazy } from 'react';

export const list = lazy(() => import('./RunList'));
export const show = lazy(() => import('./RunShow'));
