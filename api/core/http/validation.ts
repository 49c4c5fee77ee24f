import { ValidationPipe, type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate, type ValidationError } from 'class-validator';
import { ERRORS, type ErrorCode, type FieldProblem } from '../../../shared/errors.js';
import { AppError, notFound } from '../errors.js';

function collect(errors: readonly ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    const names = Object.keys(error.constraints ?? {});
    // A missing field fails every one of its checks; "required" says it once.
    const missing = names.length > 0 && (error.value === undefined || error.value === null || error.value === '');
    const own: FieldProblem[] = missing ? [{ path, code: 'required' }] : names.slice(0, 1).map((name) => {
      const code = error.constraints![name] as ErrorCode;
      const params = error.contexts?.[name] as Record<string, unknown> | undefined;
      return { path, code: code in ERRORS ? code : 'bad-format', ...(params ? { params } : {}) };
    });
    return [...own, ...collect(error.children ?? [], path)];
  });
}

/** class-validator goes through the rules of all classes for every object it checks; they never change after start. */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const gather = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, ReturnType<typeof gather>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length) return gather(target, schema, always, strictGroups, groups);
    let rules = known.get(target);
    if (!rules) known.set(target, (rules = gather(target, schema, always, strictGroups, groups)));
    return rules;
  };
}
rememberRules();

/** Bodies are checked whole: the answer names every field that is wrong. Unknown and read-only fields are dropped. */
export const bodyValidation = () =>
  new BodyPipe(new ValidationPipe({
    transform: true,
    whitelist: true,
    validateCustomDecorators: false,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new AppError(400, 'validation', {}, collect(errors)),
  }));

/** Parameters and queries go by at once: their routes read them themselves. */
class BodyPipe implements PipeTransform {
  constructor(private readonly validation: ValidationPipe) {}

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    return metadata.type === 'body' ? this.validation.transform(value, metadata) : value;
  }
}

/** The same check without refusing, for a route that names what its service finds wrong in the same answer. The route takes the body as `unknown`. */
export async function checkedBody<T extends object>(type: new () => T, body: unknown): Promise<{ value: T; problems: FieldProblem[] }> {
  const value = plainToInstance(type, typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {});
  return { value, problems: collect(await validate(value, { whitelist: true, forbidUnknownValues: true })) };
}

/** Ids are opaque to clients: what is no id of ours is simply not found. */
@Injectable()
export class IdPipe implements PipeTransform<string, number> {
  transform(value: string, metadata: ArgumentMetadata): number {
    const id = Number(value);
    if (!/^[1-9]\d{0,9}$/.test(value) || id > 2_147_483_647) throw notFound(metadata.data ?? 'record', value);
    return id;
  }
}
