import { execFileSync } from 'child_process';
import { join } from 'path';
import { ContractUnderTest, examplesOf, isStructured, ROOT } from './contract-case';
import { klen } from './klen-case';
import { trillet } from './trillet-case';

describe.each([klen, trillet])('the contract of $vendor', (expected) => {
	const subject = new ContractUnderTest(expected.vendor);
	const { contract, operations } = subject;
	const ids = (wanted: (typeof operations)[number][]) => wanted.map((one) => one.operationId);

	beforeAll(() => subject.init());

	it('lints without an error or a warning', () => {
		const cli = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js');
		const output = execFileSync(process.execPath, [cli, 'lint', subject.file, '--format=json'], {
			cwd: ROOT,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
			env: { ...process.env, REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
		});
		expect((JSON.parse(output) as { problems: unknown[] }).problems).toEqual([]);
	});

	describe('the operations', () => {
		it('are those of the sources', () => {
			const found = operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
			expect(found.sort()).toEqual(expected.operations.toSorted());
		});

		it('have servers and ways to send a key', () => {
			expect(contract.servers.map(({ url }) => url)).toEqual(expected.servers);
			expect(contract.security).toEqual(expected.security);
			expect(contract.components.securitySchemes).toMatchObject(expected.securitySchemes);
		});

		it('say where they come from, what they need and what a repeat does', () => {
			for (const operation of operations) {
				expect([operation.operationId, operation]).toEqual([
					operation.operationId,
					expect.objectContaining({
						description: expect.any(String),
						'x-source': expect.stringMatching(expected.source),
						'x-confidence': expect.stringMatching(expected.confidence),
						'x-permissions': expect.any(Array),
						'x-safety': expect.stringMatching(/^(idempotent|once)$/),
					}),
				]);
				for (const permission of operation['x-permissions'] ?? []) {
					expect(permission).toMatch(expected.permission);
				}
			}
		});

		it('never allow a blind repeat of what rings a phone, costs money, makes a record or notifies somebody', () => {
			const once = operations.filter((operation) => operation['x-safety'] === 'once');
			expect(ids(once).sort()).toEqual(expected.once.toSorted());
		});

		it('page as documented', () => {
			const lists = operations.flatMap(({ operationId, 'x-pagination': pagination }) =>
				pagination ? [[operationId, pagination]] : [],
			);
			expect(Object.fromEntries(lists)).toEqual(expected.pagination);
		});

		it('are spelled another way only where the usual way is an operation too', () => {
			const usual = ids(operations.filter((operation) => !operation['x-alternative-of']));
			const targets = operations.flatMap((operation) => operation['x-alternative-of'] ?? []);
			expect(targets.filter((target) => !usual.includes(target))).toEqual([]);
		});
	});

	describe('examples', () => {
		it('exist for every request body and every response', () => {
			const without = operations.flatMap(({ operationId, requestBody, responses }) => [
				...(requestBody && examplesOf(requestBody).length === 0 ? [`${operationId} request`] : []),
				...Object.entries(responses)
					.filter(([, response]) => isStructured(response) && examplesOf(response).length === 0)
					.map(([status]) => `${operationId} ${status}`),
			]);
			expect(without).toEqual([]);
		});

		it('of requests are valid', () => {
			for (const operation of operations) {
				for (const [name, body] of examplesOf(operation.requestBody)) {
					const errors = subject.requestErrors(operation, body);
					expect([operation.operationId, name, errors]).toEqual([
						operation.operationId,
						name,
						null,
					]);
				}
			}
		});

		it('of responses are valid', () => {
			for (const operation of operations) {
				for (const [status, response] of Object.entries(operation.responses)) {
					for (const [name, body] of examplesOf(response)) {
						const errors = subject.responseErrors(operation, status, body);
						expect([operation.operationId, name, errors]).toEqual([
							operation.operationId,
							name,
							null,
						]);
					}
				}
			}
		});

		it('of errors are named after their code, and every code has one', () => {
			const seen = new Set<string>();
			for (const { operationId, responses } of operations) {
				const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
				for (const [name, body] of failures.flatMap(([, response]) => examplesOf(response))) {
					const code = expected.errorCode(body);
					if (code === undefined) continue;
					expect([operationId, code]).toEqual([operationId, name]);
					seen.add(code);
				}
			}
			expect([...seen].sort()).toEqual(expected.errorCodes);
		});
	});

	describe('events', () => {
		const names = Object.keys(contract.webhooks);

		it('are those of the sources', () => {
			expect(names.sort()).toEqual([...expected.events, ...expected.unsigned].sort());
		});

		it.each(names)('%s says where it comes from and has valid examples', (name) => {
			expect(contract.webhooks[name]?.post).toMatchObject({
				'x-source': expect.stringMatching(expected.source),
				'x-confidence': expect.stringMatching(expected.confidence),
			});
			const headers = { [expected.signatureHeader]: '0'.repeat(64) };
			const examples = subject.eventExamples(name);
			expect(examples).not.toHaveLength(0);
			for (const [, body] of examples) expect(subject.eventErrors(name, body, headers)).toBeNull();
		});

		it.each(expected.events)('%s names itself and must be signed', (name) => {
			const [[, body] = []] = subject.eventExamples(name);
			expect(body).toMatchObject({ [expected.eventField]: name });
			expect(subject.eventErrors(name, body, {})).not.toBeNull();
		});
	});
});
