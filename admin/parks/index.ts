import { lazy } from 'react';

export const list = lazy(() => import('./ParkList'));
export const create = lazy(() => import('./ParkCreate'));
export const edit = lazy(() => import('./ParkEdit'));
export const show = lazy(() => import('./ParkShow'));
