import type { FastifyInstance } from 'fastify';
import type { KeyChanges } from '../core/keys';
import { withoutSecret } from '../core/without-secret';
import type { TrilletControl } from './control';
import type {
	CallbackRequest,
	DocumentKind,
	EmitRequest,
	EnvironmentControl,
	InboundCall,
	NewWebhook,
} from './environment-control';
import type { PublishOptions } from './publisher';
import type { CallRecord } from './records';

/** Trillet's part of the control interface over HTTP. */
export function registerTrilletControl(app: FastifyInstance, control: TrilletControl): void {
	registerEnvironment(app, '/trillet/production', control.production);
	registerEnvironment(app, '/trillet/development', control.development);
}

function registerEnvironment(
	app: FastifyInstance,
	prefix: string,
	environment: EnvironmentControl,
): void {
	registerKeys(app, `${prefix}/keys`, environment);
	app.get(`${prefix}/calls`, () => environment.calls());
	app.post<{ Body: (Partial<CallRecord> & { count?: number }) | undefined }>(
		`${prefix}/calls`,
		({ body }) => environment.addCalls(body),
	);
	app.post<{ Body: InboundCall }>(`${prefix}/inbound-calls`, ({ body }) =>
		environment.receiveCall(body),
	);
	app.delete<{ Params: { id: string } }>(`${prefix}/calls/:id`, ({ params }) => ({
		removed: environment.removeCall(params.id),
	}));
	app.get(`${prefix}/batches`, () => environment.batches());

	app.get<{ Params: { kind: DocumentKind } }>(`${prefix}/documents/:kind`, ({ params }) =>
		environment.documents(params.kind),
	);
	app.patch<{ Params: { kind: DocumentKind; id: string }; Body: Record<string, unknown> }>(
		`${prefix}/documents/:kind/:id`,
		({ params, body }) => environment.changeDocument(params.kind, params.id, body),
	);
	app.post<{ Params: { kind: DocumentKind; id: string }; Body: Record<string, unknown> }>(
		`${prefix}/documents/:kind/:id/copies`,
		({ params, body }) => environment.copyDocument(params.kind, params.id, body),
	);
	app.delete<{ Params: { kind: DocumentKind; id: string } }>(
		`${prefix}/documents/:kind/:id`,
		({ params }) => ({ removed: environment.removeDocument(params.kind, params.id) }),
	);

	app.get(`${prefix}/webhooks`, () => environment.webhooks().map(withoutSecret));
	app.patch<{ Params: { id: string }; Body: Partial<NewWebhook> }>(
		`${prefix}/webhooks/:id`,
		({ params, body }) => {
			environment.changeWebhook(params.id, body);
			return {};
		},
	);
	app.delete<{ Params: { id: string } }>(`${prefix}/webhooks/:id`, ({ params }) => ({
		removed: environment.removeWebhook(params.id),
	}));
	app.post<{ Body: NewWebhook }>(`${prefix}/webhooks`, ({ body }) => environment.addWebhook(body));
	app.post<{ Body: EmitRequest }>(`${prefix}/events`, ({ body }) => environment.emit(body));
	app.post<{ Body: CallbackRequest }>(`${prefix}/callbacks`, ({ body }) =>
		environment.callBack(body),
	);
	app.post<{ Body: PublishOptions | undefined }>(`${prefix}/events/repeat`, ({ body }) =>
		environment.repeatLastEvent(body ?? {}),
	);
}

function registerKeys(app: FastifyInstance, path: string, environment: EnvironmentControl): void {
	app.get(path, () => environment.keys().map(withoutSecret));
	app.post<{ Body: KeyChanges & { name: string; value: string } }>(path, ({ body }) => {
		const { name, value, ...changes } = body;
		environment.addKey(name, value, changes);
		return {};
	});
	app.patch<{ Params: { name: string }; Body: KeyChanges }>(`${path}/:name`, (request) => {
		environment.changeKey(request.params.name, request.body);
		return {};
	});
	app.delete<{ Params: { name: string } }>(`${path}/:name`, ({ params }) => {
		environment.revokeKey(params.name);
		return {};
	});
}
