import { lazy } from 'react';

export const list = lazy(() => import('./ProjectList'));
export const create = lazy(() => import('./ProjectCreate'));
export const edit = lazy(() => import('./ProjectEdit'));
export const show = lazy(() => import('./ProjectShow'));
