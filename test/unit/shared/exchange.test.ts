import { exchange } from '../../../nodes/shared/transport/exchange';

const reading = { readError: () => ({}) };

async function failingWith(error: object) {
	return await exchange(() => Promise.reject(error), reading, { timeoutMs: 10_000 });
}

describe('a request without an answer', () => {
	it.each([
		['ECONNREFUSED', 'notSent'],
		['ENOTFOUND', 'notSent'],
		['ECONNRESET', 'unknown'],
	])(
		'is told by %s, in the cause that n8n 2 keeps and in what n8n 1 leaves',
		async (code, kind) => {
			const cause = { message: 'wrapped', cause: { code, syscall: 'read' } };

			expect(await failingWith({ httpCode: code, cause })).toEqual({ kind, reason: code });
			expect(await failingWith({ httpCode: code })).toEqual({ kind, reason: code });
		},
	);

	it('was not sent when the system could not connect in time', async () => {
		const cause = { code: 'ETIMEDOUT', syscall: 'connect' };

		expect(await failingWith({ httpCode: 'ETIMEDOUT', cause })).toEqual({
			kind: 'notSent',
			reason: 'ETIMEDOUT',
		});
	});

	it.each([{}, { httpCode: '401' }])(
		'is unknown without a code of the system: %j',
		async (error) => {
			expect(await failingWith(error)).toEqual({ kind: 'unknown', reason: 'no answer' });
		},
	);
});
