import type { ContractApi } from '../core/contract-api';
import { describeForm } from '../core/multipart';
import type { IncomingRequest, PublicFile, Vendor, VendorReply } from '../core/vendor';
import { ENVIRONMENTS, type EnvironmentName, type TrilletEnvironment } from './environment';
import type { Presented, TrilletExchange } from './exchange';
import { recordingOf } from './recording';

/** Trillet as the server sees it. */
export class TrilletService implements Vendor {
	readonly name = 'trillet';
	readonly environments: readonly string[] = ENVIRONMENTS;

	constructor(
		private readonly api: ContractApi<TrilletExchange>,
		private readonly byName: Record<EnvironmentName, TrilletEnvironment>,
	) {}

	match(method: string, path: string): string | null {
		return this.api.match({ method, path });
	}

	async handle(environment: string, request: IncomingRequest): Promise<VendorReply> {
		const exchange: TrilletExchange = {
			environment: this.byName[environment as EnvironmentName],
			operationId: this.match(request.method, request.path),
			presented: presentedIn(request),
			form: request.form,
		};
		const reply = await this.api.handle(
			{
				method: request.method,
				path: request.path,
				query: request.query.toString(),
				headers: request.headers as Record<string, string>,
				body: request.form ? describeForm(request.form, ({ name }) => name) : request.body,
			},
			exchange,
		);
		return {
			...reply,
			key: exchange.key?.name ?? null,
			keyPlace: exchange.keyPlace ?? null,
			paceLeft: exchange.key ? exchange.environment.pace(exchange.key).left : null,
		};
	}

	publicFile(environment: string, path: string): PublicFile | undefined {
		const { state } = this.byName[environment as EnvironmentName];
		const [, callId] = /^\/recordings\/([\w-]+)\.wav$/.exec(path) ?? [];
		const call = state.calls.find((candidate) => candidate.callId === callId);
		return call?.hasRecording
			? { contentType: 'audio/wav', content: recordingOf(call) }
			: undefined;
	}
}

function presentedIn({ headers }: IncomingRequest): Presented {
	const [, bearer] = /^Bearer\s+(\S+)$/i.exec(text(headers.authorization) ?? '') ?? [];
	return {
		bearer,
		header: text(headers['x-api-key']),
		sdk: text(headers['x-api_key']),
		workspace: text(headers['x-workspace-id']),
	};
}

/** An empty header counts as none. */
function text(header: string | string[] | undefined): string | undefined {
	return header ? String(header) : undefined;
}
