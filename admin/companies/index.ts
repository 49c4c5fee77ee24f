import { lazy } from 'react';

export const list = lazy(() => import('./CompanyList'));
export const create = lazy(() => import('./CompanyCreate'));
export const edit = lazy(() => import('./CompanyEdit'));
export const show = lazy(() => import('./CompanyShow'));
