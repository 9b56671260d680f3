import { recording } from '../core/audio';
import type { ContractApi } from '../core/contract-api';
import type { KeyPlace } from '../core/ledger';
import type { IncomingRequest, PublicFile, Vendor, VendorReply } from '../core/vendor';
import { icsFile, icsPath } from './calendar-views';
import { ENVIRONMENTS, type EnvironmentName, type KlenEnvironment } from './environment';
import type { KlenExchange } from './exchange';

/** Operations that answer with a page, after which planned changes to the list happen. */
const LISTS = ['listCalls', 'listContacts'];

/** Klen as the server sees it. */
export class KlenService implements Vendor {
	readonly name = 'klen';
	readonly environments: readonly string[] = ENVIRONMENTS;

	constructor(
		private readonly api: ContractApi<KlenExchange>,
		private readonly byName: Record<EnvironmentName, KlenEnvironment>,
	) {}

	match(method: string, path: string): string | null {
		return this.api.match({ method, path });
	}

	async handle(environment: string, request: IncomingRequest): Promise<VendorReply> {
		const exchange: KlenExchange = {
			environment: this.byName[environment as EnvironmentName],
			ip: request.ip,
			presented: presentedKeys(request),
		};
		const query = new URLSearchParams(request.query);
		query.delete('api_key');
		const reply = await this.api.handle(
			{
				method: request.method,
				path: request.path,
				query: query.toString(),
				headers: request.headers as Record<string, string>,
				body: request.body,
			},
			exchange,
		);
		const operationId = this.match(request.method, request.path);
		if (operationId !== null && LISTS.includes(operationId) && reply.status === 200) {
			exchange.environment.listChanges.afterRequest(operationId);
		}
		return {
			...reply,
			key: exchange.key?.name ?? null,
			keyPlace: exchange.keyPlace ?? null,
			paceLeft: exchange.key ? exchange.environment.pace(exchange.key).left : null,
		};
	}

	publicFile(environment: string, path: string): PublicFile | undefined {
		const { state } = this.byName[environment as EnvironmentName];
		const [, callId] = /^\/recordings\/(call_\w+)\.wav$/.exec(path) ?? [];
		const call = callId === undefined ? undefined : state.call(callId);
		if (call?.hasRecording) return { contentType: 'audio/wav', content: recording(call.id) };
		const event = state.calendarEvents.find((candidate) => icsPath(candidate) === path);
		return event && { contentType: 'text/calendar', content: Buffer.from(icsFile(event)) };
	}
}

function presentedKeys({ headers, query }: IncomingRequest): Partial<Record<KeyPlace, string>> {
	const [, bearer] = /^Bearer\s+(\S+)$/i.exec(String(headers.authorization ?? '')) ?? [];
	const header = headers['x-api-key'];
	const parameter = query.get('api_key');
	return {
		...(bearer === undefined ? {} : { bearer }),
		...(header === undefined ? {} : { header: String(header) }),
		...(parameter === null ? {} : { query: parameter }),
	};
}
