import { lazy } from 'react';

export const list = lazy(() => import('./FigureList'));
export const show = lazy(() => import('./FigureShow'));
