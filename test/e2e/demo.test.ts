import { spawn } from 'node:child_process';
import { PROJECT_FOLDER } from '../../tools/real-n8n/folders';
import { START_TIMEOUT_MS } from '../harness/real-n8n';

/** Runs `npm run demo -- --check` as the script does, under this Node. */
async function check(): Promise<{ code: number | null; lastLine: string }> {
	const child = spawn(process.execPath, [require.resolve('tsx/cli'), 'demo/main.ts', '--check'], {
		cwd: PROJECT_FOLDER,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	return { code, lastLine: output.trimEnd().split('\n').at(-1) ?? '' };
}

it(
	'the demo calls a contact, sees the runs that the events start, and books a follow-up',
	async () => {
		const { code, lastLine } = await check();

		expect(JSON.parse(lastLine)).toEqual({
			ok: true,
			call: expect.stringMatching(/^call_/),
			contact: expect.any(Number),
			agent: 'Appointment Scheduler',
			calendarEvent: expect.stringMatching(/^Follow up on call_/),
			events: ['call.started', 'call.ended'],
			executions: 3,
			trillet: {
				call: expect.any(String),
				status: 'completed',
				nextStep: 'Send the offer',
			},
			seconds: expect.any(Number),
		});
		expect(code).toBe(0);
	},
	START_TIMEOUT_MS,
);
