import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '../../tools/editor';
import { waitFor } from '../../tools/real-n8n/api';
import { pictureOnFailure, see, TestBrowser } from '../harness/browser';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';

/** On a busy machine the editor alone needs half a minute to open. */
const PATIENCE_MS = 45_000;
const WORKSPACE = '664a1b2c3d4e5f6a7b8c9d0e';
const PHONE = '+15551230001';

jest.setTimeout(8 * PATIENCE_MS);

let bench: RealN8nBench;
let browser: TestBrowser;

beforeAll(async () => {
	[bench, browser] = await Promise.all([RealN8nBench.start(), TestBrowser.start()]);
}, START_TIMEOUT_MS);
afterAll(async () => {
	await browser?.stop();
	await bench?.stop();
});

/** A guide, as it is in the repository. */
class Guide {
	private readonly text: string;

	constructor(name: string) {
		this.text = readFileSync(join(__dirname, '../../docs', name), 'utf8');
	}

	private section(heading: string): string {
		const [, after] = this.text.split(`. ${heading}\n`);
		return after?.split('\n## ')[0] ?? '';
	}

	/** The names in bold of the numbered steps of a section, in their order. */
	steps(heading: string): string[] {
		const steps = this.section(heading).match(/^\d\. .*$/gm) ?? [];
		return steps.flatMap((step) => namesIn(step));
	}

	/** The first names in bold of the points of a section: what it tells to look at. */
	points(heading: string): string[] {
		const points = this.section(heading).match(/^- .*$/gm) ?? [];
		return points.flatMap((point) => namesIn(point).slice(0, 1));
	}

	/** The permissions that the key needs. */
	get permissions(): string[] {
		return [...new Set(this.text.match(/can_[a-z_]+/g))];
	}
}

const namesIn = (text: string) =>
	[...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = '']) => name);

interface Vendor {
	guide: Guide;
	node: string;
	credential: string;
	fields: Record<string, string>;
	baseUrl: () => string;
	agent: { parameter: string; label: string; name: () => string };
	phone: string;
	variables: { label: string; fill: (editor: Editor) => Promise<void> };
	call: string;
}

/** What a name in bold asks the reader to do. Each looks for what bears the name, and fails without it. */
function actionsFor(
	editor: Editor,
	vendor: Vendor,
): Record<string, (name: string) => Promise<void>> {
	const { page } = editor;
	const press = async (name: string) =>
		await page.getByRole('button', { name, exact: true }).locator('visible=true').first().click();
	const label = async (name: string) => {
		await page.getByText(name, { exact: true }).locator('visible=true').first().waitFor();
	};
	const fill = async (name: string) => {
		await label(name);
		const [parameter = '', value = ''] = vendor.fields[name]?.split('=') ?? [];
		await editor.input(parameter).fill(value);
	};
	const addNode = async (name: string) => {
		await editor.visit('/workflow/new');
		await editor.searchNode(name, name);
	};
	return {
		'+': async () => {
			await editor.visit('/home/workflows');
			await editor.part('universal-add').click();
		},
		'New credential': async (name) =>
			await page.getByText(name, { exact: true }).locator('visible=true').first().click(),
		[vendor.credential]: async (name) => {
			await editor.part('new-credential-type-select').locator('input').fill(name);
			await editor
				.part('new-credential-type-select-option')
				.getByText(name, { exact: true })
				.click();
		},
		Continue: press,
		Sandbox: async (name) => {
			await waitFor(
				'The environment',
				async () =>
					(await editor
						.input('environment')
						.inputValue()
						.catch(() => '')) === name || undefined,
				PATIENCE_MS,
			);
		},
		Production: async (name) => await actionsFor(editor, vendor).Sandbox?.(name),
		Environment: label,
		'API Key': fill,
		'Workspace ID': fill,
		Save: async (name) => {
			// Where the simulator is, which is the only thing that no reader does.
			await editor.turn('showAdvanced');
			await editor.input('baseUrl').fill(vendor.baseUrl());
			await press(name);
			await editor.part('credentials-config-container-test-success').waitFor();
		},
		Retry: press,
		[vendor.node]: addNode,
		[vendor.call]: async (name) => await editor.addAction('Actions', name),
		'On call ended': async (name) => await editor.addAction('Triggers', name),
		[vendor.agent.label]: async (name) => {
			await label(name);
			await editor.pick(vendor.agent.parameter, vendor.agent.name());
		},
		'Phone Number': async (name) => {
			await label(name);
			await editor.input(vendor.phone).fill(PHONE);
		},
		[vendor.variables.label]: async (name) => {
			await label(name);
			await vendor.variables.fill(editor);
		},
		'Execute step': async (name) => {
			// On the canvas behind the panel is another button of this name.
			await editor.part('node-execute-button').getByText(name, { exact: true }).click();
			await page.getByText('Node executed successfully').waitFor();
		},
		Publish: async (name) => {
			await editor.closeNode();
			await press(name);
			await editor.part('workflow-publish-button').getByText(name, { exact: true }).click();
			await editor.part('workflow-active-version-indicator').waitFor();
		},
	};
}

async function follow(editor: Editor, vendor: Vendor, heading: string): Promise<void> {
	const names = vendor.guide.steps(heading);
	expect(names).not.toEqual([]);
	const actions = actionsFor(editor, vendor);
	for (const name of names) {
		const action = actions[name];
		if (!action) throw new Error(`"${name}" of "${heading}" is nothing that this test can do`);
		await action(name);
	}
}

/** Looks for what the guide tells to look at, among the parameters of the open node. */
async function lookAt(editor: Editor, names: string[]): Promise<void> {
	expect(names).not.toEqual([]);
	for (const name of names) {
		const [option, section] = name.split(' > ').reverse();
		if (section === undefined) {
			await see(editor.page, name);
			continue;
		}
		await see(editor.page, section);
		await editor.part('collection-parameter-add').last().click();
		await editor
			.part('collection-parameter-option')
			.getByText(option ?? '', { exact: true })
			.locator('visible=true')
			.waitFor();
		await editor.page.keyboard.press('Escape');
	}
}

async function open(): Promise<Editor> {
	const page = await browser.open('about:blank', { viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(PATIENCE_MS);
	const editor = new Editor(page, bench.n8n.url);
	await editor.signIn();
	return editor;
}

it('the guide of Klen AI can be followed word by word, with a key of the permissions that it names', async () => {
	const guide = new Guide('getting-started-klen-ai.md');
	const { klen } = bench.simulator.control;
	klen.addKey('guide', 'klen_test_guide', { permissions: guide.permissions });
	const agents = klen.sandbox.agents();
	const vendor: Vendor = {
		guide,
		node: 'Klen AI',
		credential: 'Klen AI API',
		fields: { 'API Key': 'apiKey=klen_test_guide' },
		baseUrl: () => `${bench.simulator.url}/klen/{environment}`,
		agent: {
			parameter: 'agentId',
			label: 'Agent',
			name: () => agents.find(({ phoneNumber }) => phoneNumber !== null)?.name ?? '',
		},
		phone: 'phoneNumber',
		variables: {
			label: 'Context Variables',
			fill: async (form) => {
				await form.part('add-fields-select').click();
				await form.page
					.getByText('Company', { exact: true })
					.locator('visible=true')
					.last()
					.click();
				await form.input('company').fill('Example Ltd');
			},
		},
		call: 'Initiate a call',
	};
	const editor = await open();
	await pictureOnFailure(editor.page, async () => {
		await follow(editor, vendor, 'Create the credential');
		await follow(editor, vendor, 'Place the first call');
		const output = await editor.showOutput('json');
		for (const field of ['call_id', 'status', 'placement']) await see(output, `"${field}"`);
		await lookAt(editor, guide.points('Place the first call'));
		await follow(editor, vendor, 'Go on when the call is over');
	});

	const [call] = bench.simulator.control.requests({ operationId: 'initiateCall' });
	expect(call).toMatchObject({
		key: 'guide',
		environment: 'sandbox',
		body: { phone_number: PHONE, variables: { company: 'Example Ltd' } },
	});
	expect(klen.sandbox.webhooks()).toHaveLength(1);
	const refused = bench.simulator.control.requests().filter(({ status }) => (status ?? 0) >= 400);
	expect(refused).toEqual([]);
});

it('the guide of Trillet AI can be followed word by word', async () => {
	const guide = new Guide('getting-started-trillet-ai.md');
	const vendor: Vendor = {
		guide,
		node: 'Trillet AI',
		credential: 'Trillet AI API',
		fields: {
			'API Key': 'apiKey=trillet_test_key',
			'Workspace ID': `workspaceId=${WORKSPACE}`,
		},
		baseUrl: () => `${bench.simulator.url}/trillet/{environment}`,
		agent: { parameter: 'agentId', label: 'Call Agent', name: () => 'Sales Agent' },
		phone: 'toNumber',
		variables: {
			label: 'Dynamic Variables',
			// The texts of the agent use them, so their fields are there.
			fill: async (form) => {
				await form.input('firstName').fill('Jo');
				await form.input('product').fill('Premium');
			},
		},
		call: 'Start a call',
	};
	const editor = await open();
	await pictureOnFailure(editor.page, async () => {
		await follow(editor, vendor, 'Create the credential');
		await follow(editor, vendor, 'Place the first call');
		const output = await editor.showOutput('json');
		for (const field of ['callId', 'placement']) await see(output, `"${field}"`);
		await lookAt(editor, guide.points('Place the first call'));
	});
	const [call] = bench.simulator.control.requests({ operationId: 'startCall' });
	expect(call?.body).toMatchObject({
		to: PHONE,
		dynamic_variables: { firstName: 'Jo', product: 'Premium' },
	});
});
