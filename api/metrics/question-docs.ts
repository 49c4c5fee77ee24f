import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

const query = (name: string, description: string, example?: string | number) => ApiQuery({ name, required: false, description, ...(example === undefined ? {} : { example }) });

/** OpenAPI: the period of a question. */
export const PeriodQuery = () => applyDecorators(
  query('year', 'A year; with `quarter` or `month` a part of it', 2026),
  query('quarter', '1 to 4'),
  query('month', '1 to 12'),
  query('from', 'First day, instead of a year'),
  query('to', 'Last day, inclusive'),
);

/** OpenAPI: for whom, and as known when. */
export const ScopeQuery = () => applyDecorators(
  query('park', 'One park within the caller’s scope'),
  query('organisation', 'One organisation with everything below it, within the caller’s scope'),
  query('asOf', 'As known at the end of this day'),
);

/** OpenAPI: a whole question about a metric. */
export const MetricQuery = () => applyDecorators(
  query('args', 'JSON: the metric’s arguments', '{"milestone":"signed"}'),
  PeriodQuery(),
  query('on', 'The day of a stock, or up to which a rate looks'),
  ScopeQuery(),
  query('within', 'The key of a table’s row, to open it: park:3, county:511503, outside:511503, elsewhere, city, owner:7, origin:local, tier:province, undated:month'),
);

/** OpenAPI: the settings of the count feed. */
export const FeedQuery = () => applyDecorators(
  query('verifiedOnly', 'true: only what the city has verified'),
  query('minimumFen', 'Threshold of newly settled companies, fen', 1_000_000_000),
  query('amount', 'On which amount the threshold is: agreed (default) or arrived'),
);
