import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

interface Media {
  readonly schema: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, Media>> }>>;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
}

/** One body that is described: a request's, or an answer's with its status. */
export interface DescribedBody {
  readonly operation: string;
  /** `null` for a request. */
  readonly status: number | null;
  readonly contentType: string;
  readonly examples: readonly (readonly [name: string, value: unknown])[];
  /** What is wrong with a value; empty where it fits. */
  readonly complain: (value: unknown) => readonly string[];
}

export const DESCRIPTION_FILE = 'docs/endpoint.openapi.yaml';

export function openEndpointDescription(): { description: Description; bodies: readonly DescribedBody[] } {
  const description = parse(readFileSync(DESCRIPTION_FILE, 'utf8')) as Description;
  // References lead into the document, which as a whole is no schema.
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema(description, 'description');

  const bodies: DescribedBody[] = [];
  const add = (
    at: readonly string[],
    operation: string,
    status: number | null,
    content: Operation['responses'][string]['content'],
  ) => {
    for (const [contentType, { examples = {} }] of Object.entries(content)) {
      const pointer = [...at, contentType, 'schema'].map((part) =>
        part.replaceAll('~', '~0').replaceAll('/', '~1'),
      );
      const validate = ajv.compile({ $ref: `description#/${pointer.map(encodeURIComponent).join('/')}` });
      bodies.push({
        operation,
        status,
        contentType,
        examples: Object.entries(examples).map(([name, { value }]) => [name, value]),
        complain: (value) =>
          validate(value)
            ? []
            : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`),
      });
    }
  };
  for (const [path, operations] of Object.entries(description.paths)) {
    for (const [method, { operationId, requestBody, responses }] of Object.entries(operations)) {
      const at = ['paths', path, method];
      if (requestBody) add([...at, 'requestBody', 'content'], operationId, null, requestBody.content);
      for (const [status, { content }] of Object.entries(responses)) {
        add([...at, 'responses', status, 'content'], operationId, Number(status), content);
      }
    }
  }
  return { description, bodies };
}
