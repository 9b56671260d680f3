import type { INodeProperties } from 'n8n-workflow';

/** First among the parameters of an operation whose contract says `x-confidence: observed`. */
export const observedNotice: INodeProperties = {
	displayName:
		'Trillet AI does not document this operation; other integrations were seen to use it. It may change or be missing in your account.',
	name: 'observedNotice',
	type: 'notice',
	default: '',
};
