import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateBy, ValidateNested } from 'class-validator';
import { isDay } from '../../../shared/day.js';

/**
 * One decorator a field: what it accepts and what OpenAPI says of it. Each refusal's `message` is an error code of
 * `shared/errors.ts`, with its parameters in the validator's context.
 */
interface Common { optional?: boolean; nullable?: boolean; example?: unknown; description?: string }

function field(options: Common, api: ApiPropertyOptions, ...decorators: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, nullable = false, example, description } = options;
  return applyDecorators(
    ApiProperty({ ...api, required: !optional, nullable, ...(example === undefined ? {} : { example }), ...(description ? { description } : {}) } as ApiPropertyOptions),
    ...(optional || nullable ? [IsOptional()] : []),
    ...decorators,
  );
}

const problem = (message: string, context?: Record<string, unknown>) => ({ message, ...(context ? { context } : {}) });
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export const TextField = ({ max = 200, min, pattern, ...options }: Common & { max?: number; min?: number; pattern?: RegExp } = {}) => {
  const least = min ?? (options.optional || options.nullable ? 0 : 1);
  return field(options, { type: String, maxLength: max, ...(least ? { minLength: least } : {}) }, trimmed, IsString(problem('not-text')), MaxLength(max, problem('too-long', { max })),
    ...(least ? [MinLength(least, problem(least === 1 ? 'required' : 'too-short', { min: least }))] : []), ...(pattern ? [Matches(pattern, problem('bad-format'))] : []));
};

/** A text kept to the letter: what is at its beginning and end counts. */
export const WholeTextField = ({ max, ...options }: Common & { max: number }) =>
  field(options, { type: String, maxLength: max, minLength: 1 }, IsString(problem('not-text')), MaxLength(max, problem('too-long', { max })), MinLength(1, problem('required', { min: 1 })));

export const DayField = (options: Common = {}) =>
  field({ example: '2026-03-31', ...options }, { type: String, format: 'date' }, ValidateBy({ name: 'isDay', validator: { validate: isDay } }, problem('not-day')));

export const IntegerField = ({ min = 0, max = Number.MAX_SAFE_INTEGER, ...options }: Common & { min?: number; max?: number } = {}) =>
  field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(problem('not-integer')), Min(min, problem('too-small', { min })), Max(max, problem('too-large', { max })));

/** Integer fen, not negative, below 1 trillion yuan. */
export const FenField = (options: Common = {}) =>
  field({ example: 350_000_000_00, ...options }, { type: 'integer', format: 'int64', minimum: 0, maximum: 100_000_000_000_000 }, IsInt(problem('not-integer')), Min(0, problem('negative-amount')), Max(100_000_000_000_000, problem('implausible-amount')));

/** A quantity with at most two decimals (mu, square metres). */
export const DecimalField = ({ max = 100_000_000, ...options }: Common & { max?: number } = {}) =>
  field(options, { type: Number, minimum: 0, maximum: max }, IsNumber({ maxDecimalPlaces: 2 }, problem('bad-format')), Min(0, problem('too-small', { min: 0 })), Max(max, problem('too-large', { max })));

/** A number that is not negative, with at most six decimals; with `list`, that many of them. */
export const NumberField = ({ list, ...options }: Common & { list?: number } = {}) => {
  const each = list === undefined ? {} : { each: true };
  return field(options, (list === undefined ? { type: Number, minimum: 0 } : { type: [Number] }) as ApiPropertyOptions, ...(list === undefined ? [] : [IsArray(problem('not-list')), ArrayMaxSize(list, problem('too-many-items', { max: list }))]),
    IsNumber({ maxDecimalPlaces: 6 }, { ...each, ...problem('bad-format') }), Min(0, { ...each, ...problem('too-small', { min: 0 }) }), Max(Number.MAX_SAFE_INTEGER, { ...each, ...problem('too-large', { max: Number.MAX_SAFE_INTEGER }) }));
};

/** A number of either sign, with at most six decimals. */
export const SignedNumberField = (options: Common = {}) =>
  field(options, { type: Number }, IsNumber({ maxDecimalPlaces: 6 }, problem('bad-format')), Min(-Number.MAX_SAFE_INTEGER, problem('too-small', { min: -Number.MAX_SAFE_INTEGER })), Max(Number.MAX_SAFE_INTEGER, problem('too-large', { max: Number.MAX_SAFE_INTEGER })));

export const FlagField = (options: Common = {}) => field({ example: true, ...options }, { type: Boolean }, IsBoolean(problem('not-flag')));

export const ChoiceField = (vocabulary: object | readonly string[], options: Common = {}) => {
  const values = Array.isArray(vocabulary) ? (vocabulary as string[]) : Object.keys(vocabulary);
  return field({ example: values[0], ...options }, { enum: values }, IsIn(values, problem('not-choice')));
};

/** Some codes of a vocabulary, each once. */
export const ChoicesField = (vocabulary: object, { min = 0, ...options }: Common & { min?: number } = {}) => {
  const values = Object.keys(vocabulary);
  return field(options, { enum: values, isArray: true }, IsArray(problem('not-list')), ArrayUnique(problem('duplicate')), ...(min ? [ArrayMinSize(min, problem('too-few-items', { min }))] : []), IsIn(values, { each: true, ...problem('not-choice') }));
};

export const IdField = (options: Common = {}) => IntegerField({ min: 1, max: 2_147_483_647, example: 12, ...options });

export const ListField = (kind: 'id' | 'text', { max = 200, min = 0, ...options }: Common & { max?: number; min?: number } = {}) =>
  field(options, { type: [kind === 'id' ? Number : String], maxItems: max } as ApiPropertyOptions, IsArray(problem('not-list')), ArrayMaxSize(max, problem('too-many-items', { max })),
    ...(min ? [ArrayMinSize(min, problem('too-few-items', { min }))] : []),
    ...(kind === 'id' ? [IsInt({ each: true, ...problem('not-integer') })] : [IsString({ each: true, ...problem('not-text') }), MaxLength(500, { each: true, ...problem('too-long', { max: 500 }) })]));

export const ObjectField = (options: Common = {}) => field(options, { type: 'object', additionalProperties: true } as ApiPropertyOptions, IsObject(problem('not-object')));

export const NestedField = (type: () => new () => object, { array = false, ...options }: Common & { array?: boolean } = {}) =>
  field(options, (array ? { type: () => [type()] } : { type: () => type() }) as ApiPropertyOptions, ...(array ? [IsArray(problem('not-list'))] : []), ValidateNested({ each: array }), Type(type));
