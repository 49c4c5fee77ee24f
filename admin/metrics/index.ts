import { lazy } from 'react';

export const list = lazy(() => import('./MetricList'));
export const show = lazy(() => import('./MetricShow'));
export const countFeed = lazy(() => import('./CountFeedPage'));
