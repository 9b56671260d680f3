import './environment';
import { CredentialTestContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, INodeCredentialTestResult } from 'n8n-workflow';
import { noteDeclared } from './declared';
import { storedWorkflow } from './execution';
import { additionalData, credentialsHelper, instance, typeOf } from './instance';

/** Tests a credential as n8n's CredentialsTester does: by the function that a node of its type names. */
export async function testCredential(
	node: string,
	credentialType: string,
	fields: ICredentialDataDecryptedObject,
): Promise<INodeCredentialTestResult> {
	const nodeType = instance().nodeTypes.getByNameAndVersion(typeOf(node));
	const { description, methods } = nodeType;
	const used = description.credentials?.find(({ name }) => name === credentialType);
	const test = methods?.credentialTest?.[String(used?.testedBy)];
	if (!test) throw new Error(`${node} does not test ${credentialType}`);
	noteDeclared(nodeType, test);
	const helper = credentialsHelper({ [credentialType]: fields });
	const data = additionalData(storedWorkflow({ nodes: [], connections: {} }), 'internal', helper);
	const defaults = helper
		.getCredentialsProperties(credentialType)
		.map(({ name, default: value }) => [name, value]);
	const credential = {
		id: credentialType,
		name: credentialType,
		type: credentialType,
		data: { ...Object.fromEntries(defaults), ...fields } as ICredentialDataDecryptedObject,
	};
	return await test.call(new CredentialTestContext(data), credential);
}
