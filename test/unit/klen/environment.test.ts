import { originFor } from '../../../nodes/Klen/api/environment';

describe('originFor', () => {
	it.each([
		['production' as const, '', 'https://api.klen.ai'],
		['sandbox' as const, '', 'https://api-sandbox.klen.ai'],
		['sandbox' as const, '  ', 'https://api-sandbox.klen.ai'],
		['production' as const, 'https://proxy.example.com/klen/', 'https://proxy.example.com/klen'],
		['production' as const, 'https://api.klen.ai/api/v1/', 'https://api.klen.ai'],
		[
			'sandbox' as const,
			'http://localhost:4010/klen/{environment}',
			'http://localhost:4010/klen/sandbox',
		],
	])('%s with override "%s" is %s', (environment, override, expected) => {
		expect(originFor(environment, override)).toBe(expected);
	});
});
