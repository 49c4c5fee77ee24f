/** The months of a target's plan, counted from 0. */
export const PLAN_MONTHS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
export type PlanMonth = (typeof PLAN_MONTHS)[number];

/** How the table of targets heads what is to be reached by the end of each month. */
export const PLAN_HEADERS = { zh: PLAN_MONTHS.map((month) => `${month + 1}月底计划`), en: PLAN_MONTHS.map((month) => `Plan by end of month ${month + 1}`) } as const;
