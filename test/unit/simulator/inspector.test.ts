import type { Simulator } from '../../../simulator';
import { publicText, publicValue } from '../../../simulator/inspector/redact';
import { send, startStill } from './client';

describe('what is hidden', () => {
	it.each([
		[
			'https://n8n.example.com/webhook/1?token=abc',
			'https://n8n.example.com/webhook/1?token=(hidden)',
		],
		[
			'https://a.example.com/?x=1&signature=2#top',
			'https://a.example.com/?x=(hidden)&signature=(hidden)#top',
		],
		['https://user:word@a.example.com/', 'https://(hidden)@a.example.com/'],
		['not JSON, Bearer klen_abc', 'not JSON, Bearer (hidden)'],
		['{"api_key": "a", "n": 1', '{"api_key": "(hidden)", "n": 1'],
		['to=%2B1555&apiKey=a&x=1', 'to=%2B1555&apiKey=(hidden)&x=(hidden)'],
		['Is this a question? Yes = no.', 'Is this a question? Yes = no.'],
		['+15551230000', '+15551230000'],
	])('%s', (text, shown) => {
		expect(publicText(text)).toBe(shown);
	});

	it('is the text of every field that is named like a secret', () => {
		const body = {
			apiKey: 'a',
			api_key: 'b',
			headers: { Authorization: 'c', 'x-token': ['d'] },
			maxTokens: 5,
			name: 'Key West',
		};

		expect(publicValue(body)).toEqual({
			apiKey: '(hidden)',
			api_key: '(hidden)',
			headers: { Authorization: '(hidden)', 'x-token': ['(hidden)'] },
			maxTokens: 5,
			name: 'Key West',
		});
	});
});

describe('the interface of the page', () => {
	let simulator: Simulator;
	beforeEach(async () => {
		simulator = await startStill();
	});
	afterEach(() => simulator.close());

	const inspect = async (path: string) => await fetch(`${simulator.url}/_control/inspector${path}`);

	it('streams everything once, and then what changes', async () => {
		const { body } = await inspect('/stream');
		const reader = (body as ReadableStream<Uint8Array>).getReader();
		const decoder = new TextDecoder();
		let text = '';
		const readUntil = async (wanted: string) => {
			while (!text.includes(wanted)) text += decoder.decode((await reader.read()).value);
		};
		await readUntil('event: faults\ndata: []\n\n');
		expect(text.match(/^event: \w+/gm)).toHaveLength(8);
		text = '';
		await send(simulator, 'GET', '/api/v1/agents');
		await readUntil('event: requests');
		await readUntil('\n\n');
		await reader.cancel();

		expect(text).toMatch(
			/^event: keys\ndata: .*"left":999.*\n\nevent: requests\ndata: .*listAgents/,
		);
	});

	it('tells no key but those of the seed', async () => {
		simulator.control.klen.addKey('all', 'klen_live_replaced');
		const { vendors } = (await (await inspect('/guide')).json()) as {
			vendors: Array<{ keys: Array<{ value: string }> }>;
		};

		const values = vendors.flatMap(({ keys }) => keys.map(({ value }) => value));
		expect(values).toContain('klen_test_all');
		expect(values.every((value) => /^(klen|trillet)_(test|dev)_/.test(value))).toBe(true);
	});

	it('answers 404 for what is no longer in the ledger', async () => {
		expect((await inspect('/requests/1')).status).toBe(404);
		expect((await inspect('/deliveries/1')).status).toBe(404);
	});

	it('is served with a policy that allows no foreign script', async () => {
		const { headers } = await fetch(simulator.url);

		expect(headers.get('content-type')).toContain('text/html');
		expect(headers.get('content-security-policy')).toMatch(
			/^default-src 'none'; script-src 'self';/,
		);
	});

	it('has a receiver that refuses what carries no signature', async () => {
		const response = await fetch(`${simulator.url}/receiver`, { method: 'POST', body: '{}' });

		expect(response.status).toBe(401);
		expect(await response.text()).toBe('Refused: there is no signature');
	});
});
