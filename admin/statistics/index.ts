import { lazy } from 'react';

export const list = lazy(() => import('./OfficialValueList'));
export const catalogue = lazy(() => import('./SeriesList'));
export const show = lazy(() => import('./OfficialValueShow'));
