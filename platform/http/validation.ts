import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/** What is wrong with a request; becomes 404 for a path, else 422. */
export class InvalidRequest extends Error {
  /** As a path: `users.0.email`; empty when the whole is meant. */
  readonly field: string;
  readonly part: string;

  constructor(part: string, field: string, message: string) {
    super(message);
    this.part = part;
    this.field = field;
  }
}

/**
 * Checks requests by their TypeBox schemas, strictly: nothing is dropped and, but for numbers and booleans in a query,
 * nothing is converted.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart = 'body' }) => {
  const check = Compile(schema);
  return (given: unknown) => {
    const unfit = unfitText(given);
    if (unfit !== null) {
      return {
        error: new InvalidRequest(httpPart, unfit, 'It contains a character that cannot be stored.'),
      };
    }
    const value = httpPart === 'querystring' ? Value.Convert(schema, given) : given;
    if (check.Check(value)) return { value };
    const { field, message } = mostTelling(check.Errors(value));
    return { error: new InvalidRequest(httpPart, field, message) };
  };
};

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

/** Of several errors the one that says most: the deepest, and of a union what its branches say. */
function mostTelling(errors: readonly SchemaError[]): { field: string; message: string } {
  const ranked = errors
    .filter(({ keyword }) => keyword !== 'boolean')
    .map((error) => ({ error, field: fieldOf(error), depth: fieldOf(error).split('.').length }))
    .sort((a, b) => Number(a.field === '') - Number(b.field === '') || b.depth - a.depth);
  const [first] = ranked;
  if (!first) return { field: '', message: 'It is not as described in the API documentation.' };
  const subject = first.field === '' ? 'It' : `"${first.field}"`;
  return { field: first.field, message: `${subject} ${sentence(first.error)}.` };
}

function fieldOf({ instancePath, params }: SchemaError): string {
  const path = instancePath.split('/').slice(1).map(unescapePointer);
  const named = listIn(params, 'requiredProperties') ?? listIn(params, 'additionalProperties');
  if (named?.[0] !== undefined) path.push(named[0]);
  return path.join('.');
}

function listIn(params: object, name: string): string[] | undefined {
  const value: unknown = Reflect.get(params, name);
  return Array.isArray(value) ? value.map(String) : undefined;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function sentence({ keyword, message }: SchemaError): string {
  if (keyword === 'required') return 'is missing';
  if (keyword === 'additionalProperties') return 'is unknown here';
  return message;
}

/** The path of the first text that PostgreSQL or JSON would not take (NUL, half a surrogate pair); null: all fit. */
function unfitText(value: unknown, path: readonly string[] = []): string | null {
  if (typeof value === 'string') return fits(value) ? null : path.join('.');
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = fits(key) ? unfitText(part, [...path, key]) : [...path, '?'].join('.');
    if (found !== null) return found;
  }
  return null;
}

function fits(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Throws when an object of the schema takes unknown fields: requests are strict. */
export function assertStrict(schema: unknown, where: string): void {
  if (schema === null || typeof schema !== 'object') return;
  if (Reflect.get(schema, 'type') === 'object' && Reflect.get(schema, 'patternProperties') === undefined) {
    if (Reflect.get(schema, 'additionalProperties') !== false) {
      throw new Error(`${where}: requests are strict, write { additionalProperties: false }`);
    }
  }
  for (const part of Object.values(schema)) assertStrict(part, where);
}
