import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { OpenAPIBackend, type Document } from 'openapi-backend';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const ROOT = join(__dirname, '../..');
const FILE = join(ROOT, 'contracts/klen.openapi.yaml');

interface MediaType {
	schema: unknown;
	examples?: Record<string, { value: unknown }>;
}
interface Body {
	required?: boolean;
	content?: Record<string, MediaType>;
}
interface ContractOperation {
	operationId: string;
	path: string;
	method: string;
	description?: string;
	requestBody?: Body;
	responses: Record<string, Body>;
	'x-source'?: string;
	'x-confidence'?: string;
	'x-permissions'?: string[];
	'x-safety'?: string;
	'x-pagination'?: { key: string; defaultLimit?: number; maxLimit?: number };
}
interface Contract {
	servers: Array<{ url: string }>;
	security: Array<Record<string, string[]>>;
	webhooks: Record<string, { post: ContractOperation }>;
	components: {
		securitySchemes: Record<string, { type: string; in?: string; name?: string; scheme?: string }>;
		schemas: Record<string, { enum?: string[] }>;
	};
}

const contract = parse(readFileSync(FILE, 'utf8')) as Contract;

/** Reads operations with their references resolved; events become operations of their own. */
function backendOf(paths?: Record<string, unknown>): OpenAPIBackend {
	const document = structuredClone(contract) as unknown as Document;
	const backend = new OpenAPIBackend({
		definition: { ...document, ...(paths && { paths }) } as Document,
		quick: true,
		strict: true,
		ignoreTrailingSlashes: false,
		customizeAjv: (ajv) => addFormats(ajv),
	});
	return backend;
}

const api = backendOf();
const events = backendOf(
	Object.fromEntries(
		Object.entries(structuredClone(contract.webhooks)).map(([name, item]) => [`/${name}`, item]),
	),
);
const operations: ContractOperation[] = [];

beforeAll(async () => {
	await Promise.all([api.init(), events.init()]);
	operations.push(...(api.getOperations() as unknown as ContractOperation[]));
});

/** The named JSON examples of a request or a response. */
function examplesOf(body: Body | undefined): Array<[string, unknown]> {
	const examples = body?.content?.['application/json']?.examples ?? {};
	return Object.entries(examples).map(([name, { value }]) => [name, value]);
}

it('lints without an error or a warning', () => {
	const cli = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
	const output = execFileSync(process.execPath, [cli, 'lint', FILE, '--format=json'], {
		cwd: ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
	});
	expect((JSON.parse(output) as { problems: unknown[] }).problems).toEqual([]);
});

describe('the operations', () => {
	it('are the documented ones and the two that the development guide implies', () => {
		expect(operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual([
			'DELETE /api/v1/context-variables/{variable_id}/delete',
			'GET /api/v1/agents',
			'GET /api/v1/calendar/availability',
			'GET /api/v1/calendar/events',
			'GET /api/v1/calendar/events/{event_id}',
			'GET /api/v1/calls',
			'GET /api/v1/calls/{call_id}',
			'GET /api/v1/contacts',
			'GET /api/v1/contacts/{contact_id}',
			'GET /api/v1/context-variables',
			'PATCH /api/v1/agents/{agent_id}',
			'PATCH /api/v1/calendar/events/{event_id}/update',
			'PATCH /api/v1/contacts/{contact_id}/update',
			'PATCH /api/v1/context-variables/{variable_id}/update',
			'POST /api/v1/agents',
			'POST /api/v1/business/context',
			'POST /api/v1/calendar/events/create',
			'POST /api/v1/calendar/events/{event_id}/cancel',
			'POST /api/v1/calls',
			'POST /api/v1/contacts/create',
			'POST /api/v1/contacts/{contact_id}/context',
			'POST /api/v1/context-variables/create',
			'POST /api/webhooks/create/',
			'PUT /api/v1/calendar/events/{event_id}/update',
			'PUT /api/v1/contacts/{contact_id}/update',
			'PUT /api/v1/context-variables/{variable_id}/update',
		]);
	});

	it('exist on both servers, with a key in one of three places', () => {
		expect(contract.servers.map(({ url }) => url)).toEqual([
			'https://api.klen.ai',
			'https://api-sandbox.klen.ai',
		]);
		expect(contract.security).toEqual([{ bearerKey: [] }, { headerKey: [] }, { queryKey: [] }]);
		expect(contract.components.securitySchemes).toMatchObject({
			bearerKey: { type: 'http', scheme: 'bearer' },
			headerKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
			queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
		});
	});

	it('say where they come from, what they need and what a repeat does', () => {
		for (const operation of operations) {
			expect([operation.operationId, operation]).toEqual([
				operation.operationId,
				expect.objectContaining({
					description: expect.any(String),
					'x-source': expect.stringMatching(/^https:\/\/docs\.klen\.ai\//),
					'x-confidence': expect.stringMatching(/^(documented|partly|inferred)$/),
					'x-permissions': expect.any(Array),
					'x-safety': expect.stringMatching(/^(idempotent|create|once)$/),
				}),
			]);
			for (const permission of operation['x-permissions'] ?? []) {
				expect(permission).toMatch(/^can_(read|initiate|write)_(calls|agents|contacts|calendar)$/);
			}
		}
	});

	it('never allow a repeat of what rings a phone or makes a webhook', () => {
		const once = operations.filter((operation) => operation['x-safety'] === 'once');
		expect(once.map(({ operationId }) => operationId).sort()).toEqual([
			'createWebhook',
			'initiateCall',
		]);
	});

	it('page as documented', () => {
		const lists = operations.flatMap(({ operationId, 'x-pagination': pagination }) =>
			pagination ? [[operationId, pagination]] : [],
		);
		expect(Object.fromEntries(lists)).toEqual({
			listCalls: { key: 'calls', defaultLimit: 10, maxLimit: 100 },
			listContacts: { key: 'contacts', defaultLimit: 25, maxLimit: 100 },
			listCalendarEvents: { key: 'events', defaultLimit: 10, maxLimit: 100 },
			listAgents: { key: 'agents' },
			listContextVariables: { key: 'variables' },
			getAvailability: { key: 'available_slots' },
		});
	});
});

describe('examples', () => {
	it('exist for every request body and every response', () => {
		const without = operations.flatMap(({ operationId, requestBody, responses }) => [
			...(requestBody && examplesOf(requestBody).length === 0 ? [`${operationId} request`] : []),
			...Object.entries(responses)
				.filter(([, response]) => examplesOf(response).length === 0)
				.map(([status]) => `${operationId} ${status}`),
		]);
		expect(without).toEqual([]);
	});

	it('of requests are valid', () => {
		for (const { method, operationId, path, requestBody } of operations) {
			for (const [name, body] of examplesOf(requestBody)) {
				const { errors } = api.validator.validateRequest({
					method,
					path: path.replace(/\{\w+\}/g, '1'),
					headers: { 'content-type': 'application/json' },
					body,
				});
				expect([operationId, name, errors]).toEqual([operationId, name, null]);
			}
		}
	});

	it('of responses are valid', () => {
		for (const { operationId, responses } of operations) {
			for (const [status, response] of Object.entries(responses)) {
				for (const [name, body] of examplesOf(response)) {
					const { errors } = api.validator.validateResponse(body, operationId, Number(status));
					expect([operationId, name, errors]).toEqual([operationId, name, null]);
				}
			}
		}
	});

	it('of errors are named after their code, and every code has one', () => {
		const seen = new Set<string>();
		for (const { operationId, responses } of operations) {
			for (const [status, response] of Object.entries(responses)) {
				if (Number(status) < 400) continue;
				for (const [name, body] of examplesOf(response)) {
					const { error } = body as { error: string };
					expect([operationId, error]).toEqual([operationId, name]);
					seen.add(error);
				}
			}
		}
		expect([...seen].sort()).toEqual(contract.components.schemas.ErrorCode?.enum);
	});
});

describe('events', () => {
	const names = Object.keys(contract.webhooks);

	it('are the eleven documented ones', () => {
		expect(names.sort()).toEqual(
			[
				'call.started',
				'call.ended',
				'call.failed',
				'call.transcript',
				'call.recording',
				'call.summary',
				'calendar.created',
				'calendar.updated',
				'calendar.cancelled',
				'calendar.completed',
				'calendar.reminder',
			].sort(),
		);
		expect(contract.components.schemas.EventName?.enum?.sort()).toEqual(names);
	});

	it.each(names)('%s says where it comes from and has a valid example', (name) => {
		const operation = contract.webhooks[name]?.post;
		expect(operation).toMatchObject({
			'x-source': expect.stringMatching(/^https:\/\/docs\.klen\.ai\//),
			'x-confidence': expect.stringMatching(/^(documented|partly|inferred)$/),
		});
		const examples = examplesOf(operation?.requestBody);
		expect(examples).toHaveLength(1);
		for (const [, body] of examples) {
			const { errors } = events.validator.validateRequest({
				method: 'post',
				path: `/${name}`,
				headers: { 'content-type': 'application/json', 'x-klen-signature': '0'.repeat(64) },
				body,
			});
			expect(errors).toBeNull();
			expect(body).toMatchObject({ event_type: name });
		}
	});
});
