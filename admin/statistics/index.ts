import { lazy } from 'react';

export const list = lazy(() => import('./OfficialValueList'));
export const show = lazy(() => import('./OfficialValueShow'));
