import { lazy } from 'react';

export const list = lazy(() => import('./ActivityList'));
export const show = lazy(() => import('./ActivityShow'));
export const nextSteps = lazy(() => import('./NextStepList'));
export const promotionEvents = lazy(() => import('./PromotionEventList'));
export const showPromotionEvent = lazy(() => import('./PromotionEventShow'));
export const createPromotionEvent = lazy(() => import('./PromotionEventCreate'));
export const editPromotionEvent = lazy(() => import('./PromotionEventEdit'));
export const calendar = lazy(() => import('./CalendarPage'));
export const responseTimes = lazy(() => import('./ResponseTimesPage'));
