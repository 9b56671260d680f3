import type { BrowserContextOptions } from 'playwright-core';
import { Editor } from '../../tools/editor';
import { waitFor, type StoredCredential, type WorkflowFile } from '../../tools/real-n8n/api';
import { pictureOnFailure, see, TestBrowser } from '../harness/browser';
import { RealN8nBench, START_TIMEOUT_MS } from '../harness/real-n8n';
import { node, to } from '../harness/real-workflow';

/** On a busy machine the editor alone needs half a minute to open. */
const PATIENCE_MS = 45_000;

jest.setTimeout(4 * PATIENCE_MS);

const WORKSPACE = '664a1b2c3d4e5f6a7b8c9d0e';
const START = 'When clicking Execute workflow';

let bench: RealN8nBench;
let browser: TestBrowser;
let signedIn: BrowserContextOptions;
let klenCredential: StoredCredential;

async function openEditor(): Promise<Editor> {
	const page = await browser.open('about:blank', {
		viewport: { width: 1440, height: 900 },
		...signedIn,
	});
	page.setDefaultTimeout(PATIENCE_MS);
	return new Editor(page, bench.n8n.url);
}

beforeAll(async () => {
	[bench, browser] = await Promise.all([RealN8nBench.start(), TestBrowser.start()]);
	klenCredential = await bench.createCredential('klen_test_all');
	await bench.api.createCredential('trilletApi', 'Trillet', {
		environment: 'production',
		apiKey: 'trillet_test_key',
		workspaceId: WORKSPACE,
		baseUrl: `${bench.simulator.url}/trillet/{environment}`,
	});
	const editor = await openEditor();
	await editor.signIn();
	signedIn = { storageState: await editor.page.context().storageState() };
}, START_TIMEOUT_MS);
afterEach(() => browser.closePages());
afterAll(async () => {
	await browser?.stop();
	await bench?.stop();
});

/** A test in a page of its own. */
const inEditor = (name: string, test: (editor: Editor) => Promise<void>) =>
	it(name, async () => {
		const editor = await openEditor();
		await pictureOnFailure(editor.page, () => test(editor));
	});

const klen = () => bench.simulator.control.klen.production;
const requests = (operationId: string) => bench.simulator.control.requests({ operationId });

/** Stores a workflow in which a click starts one node. */
async function storeStep(name: string, parameters: WorkflowFile['nodes'][0]['parameters']) {
	const nodes = [
		node(START, 'n8n-nodes-base.manualTrigger'),
		node(name, 'n8n-nodes-voice-agents.klen', parameters, klenCredential),
	];
	const connections = { [START]: { main: [[to(name)[0]!]] } };
	return (await bench.api.createWorkflow({ name, nodes, connections })).id;
}

describe('a credential', () => {
	inEditor(
		'is created, tells a bad key from a good one, and leads to the sandbox',
		async (editor) => {
			const { page } = editor;
			const button = editor.part('credential-save-button');
			// A click that came before n8n took over what was typed saves too little, so the button stays on.
			const save = async () => {
				const press = button.getByRole('button');
				await waitFor(
					'Everything saved',
					async () => {
						await press.click();
						const off = button.getByRole('button', { disabled: true });
						return off.waitFor({ timeout: 5_000 }).then(
							() => true,
							() => undefined,
						);
					},
					PATIENCE_MS,
				);
			};
			const tested = () =>
				requests('listCalls').map(({ environment, status }) => [environment, status]);
			const isTestedAgain = async (action: () => Promise<void>) => {
				const before = tested().length;
				await action();
				await waitFor('A test', async () => tested().length > before || undefined, PATIENCE_MS);
			};

			await editor.visit('/home/credentials/create');
			await editor.part('new-credential-type-select').locator('input').fill('klen');
			await editor.part('new-credential-type-select-option').getByText('Klen AI API').click();
			await editor.part('new-credential-type-button').click();
			await editor.choose('environment', 'Sandbox');
			await editor.input('apiKey').fill('klen_test_unknown');
			await editor.turn('showAdvanced');
			await editor.input('baseUrl').fill(`${bench.simulator.url}/klen/{environment}`);
			await save();
			await page.getByText('More details').click();
			await see(page, 'Klen AI does not accept this API key');
			expect(tested().at(-1)).toEqual(['sandbox', 401]);

			await editor.input('apiKey').fill('klen_test_all');
			await save();
			await editor.part('credentials-config-container-test-success').waitFor();
			expect(tested().at(-1)).toEqual(['sandbox', 200]);
			await isTestedAgain(() => page.getByRole('button', { name: 'Retry' }).click());

			await editor.choose('environment', 'Production');
			await isTestedAgain(save);
			expect(tested().at(-1)).toEqual(['production', 200]);
		},
	);
});

describe('the search panel', () => {
	inEditor('adds each node', async (editor) => {
		await editor.visit('/workflow/new');
		const add = async (word: string, name: string, ...action: ['Actions' | 'Triggers', string]) => {
			await editor.searchNode(word, name);
			await editor.addAction(...action);
			await editor.closeNode();
		};
		await add('phone', 'Klen AI', 'Actions', 'Initiate a call');
		await add('klen', 'Klen AI', 'Triggers', 'On call ended');
		await add('voice agent', 'Trillet AI', 'Actions', 'Start a call');
		await add('trillet', 'Trillet AI', 'Triggers', 'On call completed');

		const names = editor.page.locator('[data-node-name]');
		const found = await names.evaluateAll((nodes) =>
			nodes.map((each) => (each as unknown as { dataset: { nodeName: string } }).dataset.nodeName),
		);
		expect(new Set(found)).toEqual(
			new Set([
				'When clicking ‘Execute workflow’',
				'Initiate a call',
				'Klen AI Trigger',
				'Start a call',
				'Trillet AI Trigger',
			]),
		);
	});
});

describe('Call: Initiate', () => {
	inEditor('calls by an agent picked from the list, and shows the call', async (editor) => {
		const agent = klen()
			.agents()
			.find(({ phoneNumber }) => phoneNumber !== null)!;
		const parameters = { resource: 'call', operation: 'initiate' };
		await editor.openWorkflow(await storeStep('Initiate a call', parameters));
		await editor.openNode('Initiate a call');
		await see(editor.page, 'A real phone rings');
		await editor.pick('agentId', agent.name, agent.name.slice(0, 4));
		await editor.input('phoneNumber').fill('+15551230001');
		await editor.executeStep();

		const output = await editor.showOutput('json');
		await see(output, '"queued"');
		await see(output, '"+15551230001"');
		const [request] = requests('initiateCall');
		expect(request?.body).toEqual({ phone_number: '+15551230001', agent_id: String(agent.id) });
	});
});

describe('Contact: Set Context Variables', () => {
	inEditor('has a field of the right type for each variable', async (editor) => {
		const parameters = { resource: 'contact', operation: 'setContext' };
		await editor.openWorkflow(await storeStep('Set the context', parameters));
		await editor.openNode('Set the context');
		await editor.pick('contactId', /./);
		const addVariable = async (displayName: string) => {
			await editor.part('add-fields-select').click();
			const name = editor.page.getByText(displayName, { exact: true });
			await name.locator('visible=true').last().click();
		};
		await addVariable('Company');
		await editor.input('company').fill('Example Ltd');
		await addVariable('Membership Level');
		await editor.choose('membership_level', 'Gold');
		await addVariable('Account Balance');
		await editor.input('account_balance').fill('250.5');
		await addVariable('Is Active');
		await editor.part('parameter-input-is_active').locator('.el-switch').click();
		await addVariable('Last Payment Date');
		await editor.input('last_payment_date').fill('2026-11-20 00:00:00');
		await editor.input('last_payment_date').press('Enter');
		await editor.executeStep();

		expect(requests('setContactContext').at(-1)?.body).toEqual({
			variables: {
				company: 'Example Ltd',
				membership_level: 'Gold',
				account_balance: 250.5,
				is_active: true,
				last_payment_date: '2026-11-20',
			},
			auto_create_variables: false,
		});
		await see(await editor.showOutput('json'), 'updated successfully');
	});
});

describe('Klen AI Trigger', () => {
	inEditor('is published, and the run for a call that ended appears', async (editor) => {
		const { page } = editor;
		const untilCallsAreOver = () => bench.simulator.control.advance(10 * 60_000);
		await untilCallsAreOver();
		const trigger = node(
			'Klen AI Trigger',
			'n8n-nodes-voice-agents.klenTrigger',
			{ registration: 'automatic', events: ['call.ended'], filters: {}, options: {} },
			klenCredential,
		);
		const name = 'When a call ends';
		const { id } = await bench.api.createWorkflow({ name, nodes: [trigger], connections: {} });
		await editor.openWorkflow(id);
		await editor.part('workflow-open-publish-modal-button').click();
		await editor.part('workflow-publish-button').click();
		await page.getByRole('button', { name: 'Got it' }).click();
		await editor.part('workflow-active-version-indicator').waitFor();
		expect(klen().webhooks()).toHaveLength(1);

		klen().receiveCall();
		await untilCallsAreOver();
		await editor.part('radio-button-executions').click();
		await page.locator('[data-test-execution-status="success"]').waitFor();
		await see(page, 'Succeeded in');
	});
});

describe('Call: Download Recording', () => {
	inEditor('gives a recording that plays', async (editor) => {
		const { page } = editor;
		const parameters = { resource: 'call', operation: 'downloadRecording' };
		await editor.openWorkflow(await storeStep('Download the recording', parameters));
		await editor.openNode('Download the recording');
		await editor.pick('callId', /./);
		await editor.executeStep();
		await editor.part('ndv-view-binary-data').click();
		await page.waitForFunction('document.querySelector("audio")?.ended');
		expect(await page.evaluate('document.querySelector("audio").duration')).toBe(2);
	});
});
