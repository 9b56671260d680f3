import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IWebhookFunctions,
	IWebhookResponseData,
	ResourceMapperValue,
} from 'n8n-workflow';
import { asObject, parseExactJson } from '../../shared/json';
import { holdAnswer, type Answer } from '../../shared/triggers/answer';
import { rawBodyOf } from '../../shared/triggers/receive';
import { refuse } from '../../shared/triggers/refusal';
import { firstAnswer, keepAnswer } from '../../shared/triggers/repeats';
import { carriesToken, hashesOf } from '../../shared/triggers/token';
import { prove, type Verifier } from '../../shared/triggers/verifier';
import { asTrilletCredentials, CREDENTIAL_TYPE } from '../api/client';
import { flowIdOf, tokensOf } from '../trigger/flow';
import { DEFAULT_DEADLINE_SECONDS, type Kind } from './properties';
import { isReport, readRequest, repeatKey } from './request';
import { parametersOf } from './tool';

function tokensFor(node: IWebhookFunctions, credential: ICredentialDataDecryptedObject): string[] {
	return node.getNodeParameter('registration') === 'manual'
		? [String(node.getNodeParameter('token', ''))]
		: tokensOf(node, credential, flowIdOf(node));
}

async function readVerifier(node: IWebhookFunctions): Promise<Verifier> {
	const credential = await node.getCredentials(CREDENTIAL_TYPE);
	const hashes = hashesOf(tokensFor(node, credential));
	return {
		environment: asTrilletCredentials(credential).environment,
		prove: (request) =>
			carriesToken(request, hashes)
				? { by: 'token' }
				: {
						lacks:
							'neither its address nor its header Authorization has the right token. Publish the workflow again, or compare them with Token of the trigger.',
						isMeant: true,
					},
	};
}

/** The variables of a look-up stand in an envelope, whether the workflow made it or not. */
function asVariables(body: unknown): IDataObject | undefined {
	const answer = asObject(body);
	if (Object.keys(answer).length === 0) return undefined;
	const { variables } = answer;
	return { variables: asObject(variables) === variables ? variables : answer };
}

function asToolAnswer(body: unknown): IDataObject | undefined {
	const answer = asObject(body);
	return Object.keys(answer).length > 0 ? answer : undefined;
}

/** The JSON of a field that takes JSON, which may be text; nothing for what is none. */
function readJson(value: unknown): IDataObject {
	return asObject(typeof value === 'string' ? parseExactJson(Buffer.from(value || '{}')) : value);
}

function fallbackOf(node: IWebhookFunctions, kind: Kind): IDataObject {
	if (kind === 'tool') return { message: String(node.getNodeParameter('fallbackText', '')) };
	if (node.getNodeParameter('specifyVariables', 'fields') === 'json') {
		return { variables: readJson(node.getNodeParameter('variablesJson', '{}')) };
	}
	const { value } = asObject(
		node.getNodeParameter('variables', {}),
	) as unknown as Partial<ResourceMapperValue>;
	return { variables: { ...value } as IDataObject };
}

/** Says in n8n's log that a caller got the fallback, and why. */
function reportFallback(node: IWebhookFunctions, { fallbackFor }: Answer, seconds: number): void {
	if (!fallbackFor) return;
	const why =
		fallbackFor === 'late'
			? `the workflow had not answered after ${seconds} s`
			: 'the workflow failed or ended without an answer';
	node.logger.warn(
		`"${node.getNode().name}" in workflow ${node.getWorkflow().id} gave its fallback as answer: ${why}`,
	);
}

/**
 * Receives a request that waits for an answer, which comes from the workflow or, when that is late
 * or fails, from the fallback.
 *
 * Answers 401 without the token and 400 to a body that is no JSON object, neither with a run; 200
 * to everything else, to a repeat with the first answer and without a run.
 */
export async function receiveRequest(node: IWebhookFunctions): Promise<IWebhookResponseData> {
	const rawBody = await rawBodyOf(node);
	const { proof } = await prove(
		node,
		rawBody ?? Buffer.alloc(0),
		async () => await readVerifier(node),
	);
	if (proof.by === undefined) {
		return refuse(node, {
			status: 401,
			message: 'Invalid token',
			reason: proof.lacks,
			isMeant: true,
		});
	}
	const content = rawBody?.length === 0 ? {} : rawBody && parseExactJson(rawBody);
	if (typeof content !== 'object' || content === null || Array.isArray(content)) {
		const reason = 'it has the token, but its body is no JSON object.';
		return refuse(node, { status: 400, message: 'Not a request', reason, isMeant: true });
	}
	const kind = node.getNodeParameter('kind') as Kind;
	const request = readRequest(
		kind,
		node.getQueryData() as IDataObject,
		content as IDataObject,
		kind === 'tool' ? parametersOf(node) : [],
	);
	if (isReport(request)) return {};
	const { repeatWindowSeconds = 30 } = node.getNodeParameter('options', {}) as {
		repeatWindowSeconds?: number;
	};
	const about = repeatWindowSeconds > 0 ? repeatKey(request) : undefined;
	const key = about && `${node.getWorkflow().id} ${node.getNode().id} ${node.getMode()} ${about}`;
	const response = node.getResponseObject();
	const first = key === undefined ? undefined : firstAnswer(key);
	if (first) {
		// Not awaited: n8n keeps a sandbox for expressions busy until this returns.
		void first.then(({ body }) => response.status(200).json(body));
		return { noWebhookResponse: true };
	}
	const deadline = Number(node.getNodeParameter('deadlineSeconds', DEFAULT_DEADLINE_SECONDS));
	const seconds = deadline > 0 ? deadline : DEFAULT_DEADLINE_SECONDS;
	const answer = holdAnswer(response, {
		deadlineMs: 1_000 * seconds,
		read: kind === 'tool' ? asToolAnswer : asVariables,
		fallback: fallbackOf(node, kind),
	});
	if (key !== undefined) keepAnswer(key, answer, 1_000 * repeatWindowSeconds);
	void answer.then((given) => reportFallback(node, given, seconds));
	return { workflowData: [[{ json: { ...request } as IDataObject }]] };
}
