import './environment';
import { getAdditionalKeys } from 'n8n-core';
import { ICredentialsHelper, NodeHelpers, UserError, Workflow, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IDataObject,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** Credential data by credential type, as a user fills in the form: `{ klenApi: { apiKey: '...' } }`. */
export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/**
 * n8n's own CredentialsHelper (packages/cli/src/credentials-helper.ts) without database, overwrites and
 * OAuth: defaults are filled in, expressions resolved, and both ways of authenticating work.
 */
export class CredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: ICredentialType[],
		private readonly data: CredentialData,
	) {
		super();
	}

	private type(name: string): ICredentialType {
		const found = this.types.find((type) => type.name === name);
		if (!found) throw new UserError(`Unknown credential type "${name}"`);
		return found;
	}

	/** What a node stores about its credentials. */
	references(): Record<string, INodeCredentialsDetails> {
		return Object.fromEntries(
			Object.keys(this.data).map((type) => [type, { id: type, name: `${type} account` }]),
		);
	}

	getParentTypes(name: string): string[] {
		const parents = this.type(name).extends ?? [];
		return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		const { extends: parents, properties } = this.type(name);
		if (!parents) return properties;
		const combined: INodeProperties[] = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(combined, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(combined, properties);
		return combined;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const requestOptions = options as IHttpRequestOptions;
		const { authenticate } = this.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);
		if (!authenticate || !workflow || !node) return requestOptions;

		const resolve = (value: string) =>
			isExpression(value)
				? String(
						workflow.expression.getSimpleParameterValue(
							node,
							value,
							'internal',
							{ $credentials: credentials },
							undefined,
							'',
						) ?? '',
					)
				: value;
		const target = requestOptions as unknown as Record<string, IDataObject>;
		target.headers ??= {};
		for (const [place, values] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				(target[place] ??= {})[resolve(key)] = resolve(value);
			}
		}
		return requestOptions;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication, properties } = this.type(typeName);
		const expirable = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!preAuthentication || !expirable) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		return Object.assign(credentials, output) as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		nodeCredentials: INodeCredentialsDetails,
		typeName: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		// n8n reads them from its database, so whatever else goes on gets its turn meanwhile.
		await new Promise((resolve) => setImmediate(resolve));
		const stored = nodeCredentials.id ? this.data[nodeCredentials.id] : undefined;
		if (!stored) throw new UserError(`The test gives no credential of type "${typeName}"`);
		if (raw) return structuredClone(stored);

		const filledIn = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(typeName),
			structuredClone(stored) as IDataObject as never,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		if (!values) return filledIn;
		return values.workflow.expression.getParameterValue(
			filledIn as never,
			values.runExecutionData,
			values.runIndex,
			values.itemIndex,
			values.node.name,
			values.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			filledIn as never,
		) as unknown as ICredentialDataDecryptedObject;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new UserError('The harness stores no encrypted credentials');
	}

	async updateCredentials(): Promise<void> {
		throw new UserError('The harness does not store changed credentials');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new UserError('The harness does not store OAuth tokens');
	}
}
