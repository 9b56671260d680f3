import type { ApiKey } from '../core/keys';
import type { KeyPlace } from '../core/ledger';
import type { MultipartForm } from '../core/multipart';
import type { TrilletEnvironment } from './environment';
import type { WorkspaceDocument } from './records';

/** What a request carries to prove who sent it, whether valid or not. */
export interface Presented {
	bearer?: string;
	header?: string;
	/** The web SDK's own spelling of the header. */
	sdk?: string;
	workspace?: string;
}

/** One request to Trillet and whose it is. */
export interface TrilletExchange {
	environment: TrilletEnvironment;
	/** Operation of the contract, null outside it. */
	operationId: string | null;
	presented: Presented;
	form: MultipartForm | undefined;
	/** The key that the request is made with, once authenticated; public operations have none. */
	key?: ApiKey;
	keyPlace?: KeyPlace;
}

/**
 * The workspace that a request is about: the one that it names, else the first.
 *
 * @throws when it names an unknown one, which `admit` rules out
 */
export function workspaceOf({ environment, presented }: TrilletExchange): WorkspaceDocument {
	const { workspaces } = environment.state;
	const workspace =
		presented.workspace === undefined ? workspaces.all()[0] : workspaces.get(presented.workspace);
	if (!workspace) throw new Error('The request is about no workspace');
	return workspace;
}
