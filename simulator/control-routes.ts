import type { FastifyInstance } from 'fastify';
import type { Control } from './control';
import type { Fault } from './core/faults';
import type { KeyChanges } from './core/keys';
import type { DeliveryRecord } from './core/ledger';
import { withoutSecret } from './core/without-secret';
import type {
	EmitRequest,
	EnvironmentControl,
	InboundCall,
	NewWebhook,
	RemovableKind,
} from './klen/environment-control';
import type { ListChange } from './klen/list-changes';
import type { PublishOptions } from './klen/publisher';
import { registerTrilletControl } from './trillet/control-routes';
import type { SettingsPatch } from './world';

type Filters = Record<string, string>;

interface ClockRequest {
	speed?: number;
	advance?: number;
	shift?: number;
}

/** Ledger filters come as text; numbers and null are compared as what they are. */
function typedFilter(filters: Filters): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(filters).map(([name, value]) => {
			if (value === 'null') return [name, null];
			return [name, /^\d+$/.test(value) && name !== 'phoneNumber' ? Number(value) : value];
		}),
	);
}

/** The control interface over HTTP, for processes other than the simulator's own. */
export function registerControl(app: FastifyInstance, control: Control): void {
	app.setErrorHandler((error: Error, _, reply) => reply.code(400).send({ message: error.message }));
	app.post<{ Body: { seed?: number } | undefined }>('/reset', async ({ body }) => {
		await control.reset(body?.seed);
		return {};
	});
	app.get('/clock', () => ({ now: control.now() }));
	app.post<{ Body: ClockRequest }>('/clock', async ({ body }) => {
		if (body.shift !== undefined) control.shiftClock(body.shift);
		if (body.speed !== undefined) control.setSpeed(body.speed);
		if (body.advance !== undefined) await control.advance(body.advance);
		return { now: control.now() };
	});
	app.get('/settings', () => control.settings());
	app.patch<{ Body: SettingsPatch }>('/settings', ({ body }) => control.settings(body));

	app.get<{ Querystring: Filters }>('/requests', ({ query }) =>
		control.requests(typedFilter(query)),
	);
	app.get<{ Querystring: Filters }>('/deliveries', ({ query }) =>
		control.deliveries(typedFilter(query)),
	);
	app.post<{
		Params: { id: string };
		Body: { signature?: DeliveryRecord['signature'] } | undefined;
	}>('/deliveries/:id/repeat', ({ params, body }) =>
		control.repeatDelivery(Number(params.id), body?.signature),
	);
	app.get<{ Querystring: Filters }>('/phones', ({ query }) =>
		control.rungPhones(typedFilter(query)),
	);
	app.get('/violations', () => control.contractViolations());
	app.delete('/ledger', () => {
		control.clearLedger();
		return {};
	});

	app.get('/faults', () => control.faults());
	app.post<{ Body: Fault }>('/faults', ({ body }) => ({ name: control.addFault(body) }));
	app.delete<{ Params: { name: string } }>('/faults/:name', ({ params }) => ({
		removed: control.removeFault(params.name),
	}));
	app.delete('/faults', async () => {
		await control.clearFaults();
		return {};
	});

	app.get('/klen/keys', () => control.klen.keys().map(withoutSecret));
	app.post<{ Body: KeyChanges & { name: string; value: string } }>('/klen/keys', ({ body }) => {
		const { name, value, ...changes } = body;
		control.klen.addKey(name, value, changes);
		return {};
	});
	app.patch<{ Params: { name: string }; Body: KeyChanges }>('/klen/keys/:name', (request) => {
		control.klen.changeKey(request.params.name, request.body);
		return {};
	});
	app.delete<{ Params: { name: string } }>('/klen/keys/:name', ({ params }) => {
		control.klen.revokeKey(params.name);
		return {};
	});

	registerEnvironment(app, '/klen/production', control.klen.production);
	registerEnvironment(app, '/klen/sandbox', control.klen.sandbox);
	registerTrilletControl(app, control.trillet);
}

function registerEnvironment(
	app: FastifyInstance,
	prefix: string,
	environment: EnvironmentControl,
): void {
	app.get(`${prefix}/agents`, () => environment.agents());
	app.get(`${prefix}/contacts`, () => environment.contacts());
	app.get(`${prefix}/calls`, () => environment.calls());
	app.get(`${prefix}/calendar-events`, () => environment.calendarEvents());
	app.get(`${prefix}/variables`, () => environment.variables());
	app.get(`${prefix}/business-context`, () => environment.businessContext());

	const generators: Record<string, (fields: object) => unknown> = {
		agents: (fields) => environment.addAgents(fields),
		contacts: (fields) => environment.addContacts(fields),
		calls: (fields) => environment.addCalls(fields),
		'calendar-events': (fields) => environment.addCalendarEvents(fields),
	};
	for (const [name, generate] of Object.entries(generators)) {
		app.post<{ Body: object | undefined }>(`${prefix}/${name}`, ({ body }) => generate(body ?? {}));
	}
	const removable: Record<string, RemovableKind> = {
		contacts: 'contacts',
		calls: 'calls',
		'calendar-events': 'calendarEvents',
	};
	for (const [name, kind] of Object.entries(removable)) {
		app.delete<{ Params: { id: string } }>(`${prefix}/${name}/:id`, ({ params }) => ({
			removed: environment.remove(kind, Number(params.id)),
		}));
	}

	app.post<{ Body: ListChange }>(`${prefix}/list-changes`, ({ body }) => {
		environment.changeList(body);
		return {};
	});
	app.post<{ Body: InboundCall | undefined }>(`${prefix}/inbound-calls`, ({ body }) =>
		environment.receiveCall(body),
	);
	app.get(`${prefix}/webhooks`, () => environment.webhooks().map(withoutSecret));
	app.patch<{ Params: { id: string }; Body: Partial<NewWebhook> }>(
		`${prefix}/webhooks/:id`,
		({ params, body }) => {
			environment.changeWebhook(Number(params.id), body);
			return {};
		},
	);
	app.delete<{ Params: { id: string } }>(`${prefix}/webhooks/:id`, ({ params }) => ({
		removed: environment.removeWebhook(Number(params.id)),
	}));
	app.post<{ Body: NewWebhook }>(`${prefix}/webhooks`, ({ body }) => environment.addWebhook(body));
	app.post<{ Body: EmitRequest }>(`${prefix}/events`, ({ body }) => environment.emit(body));
	app.post<{ Body: PublishOptions | undefined }>(`${prefix}/events/repeat`, ({ body }) =>
		environment.repeatLastEvent(body ?? {}),
	);
}
