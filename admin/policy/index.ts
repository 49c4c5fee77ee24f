import { lazy } from 'react';

export const list = lazy(() => import('./PackList'));
export const create = lazy(() => import('./ComposePage'));
export const edit = lazy(() => import('./PackEdit'));
export const show = lazy(() => import('./PackShow'));
export const inForce = lazy(() => import('./InForcePage'));
