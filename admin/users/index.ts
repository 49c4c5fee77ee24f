import { lazy } from 'react';

export const list = lazy(() => import('./UserList'));
export const create = lazy(() => import('./UserCreate'));
export const edit = lazy(() => import('./UserEdit'));
