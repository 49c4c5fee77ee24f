/** The filter that leaves the counties of the home city. */
export const HOME_COUNTIES: Record<string, unknown> = { home: true, level: 'county' };
