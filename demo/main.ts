import { parseArgs } from 'node:util';
import { OWNER } from '../tools/real-n8n/api';
import { build, clear, type Stage } from './stage';
import { play } from './story';

const HELP = `Usage: npm run demo -- [options]

Starts a real n8n with this package installed, and a simulator in place of Klen AI and
Trillet AI; places calls and shows the workflow that their events start. Nothing leaves this machine.

  --keep   use the same n8n the next time, with everything that you changed in it
  --check  do all of it once without staying, and end with one line of JSON
`;

async function check(stage: Stage, keep: boolean): Promise<void> {
	const started = Date.now();
	const result = await build(stage, { keep })
		.then(play)
		.then(async (story) => {
			await clear(stage);
			return { ok: true, ...story };
		})
		.catch(async (error: Error) => {
			await clear(stage).catch(() => undefined);
			return { ok: false, error: error.message };
		});
	const seconds = Math.round((Date.now() - started) / 1000);
	process.stdout.write(`${JSON.stringify({ ...result, seconds })}\n`);
	process.exit(result.ok ? 0 : 1);
}

async function stay(stage: Stage, keep: boolean): Promise<void> {
	const scene = await build(stage, { keep });
	const { call, events, trillet } = await play(scene);
	process.stdout.write(`
Klen AI: the call ${call} was placed, and ${events.join(' and ')} each started a run.
Trillet AI: the call ${trillet.call} ended as ${trillet.status}; next step: ${trillet.nextStep}.

  Open      ${stage.n8n?.url}
  Sign in   ${OWNER.email}
  Password  ${OWNER.password}

1. Open the workflow "Place a call" and click "Execute workflow": another call is placed.
2. Ten seconds later, open "When a call ends" and its tab "Executions": there is a run for
   each event of the call.
3. Open "Call and branch" and click "Execute workflow": it sleeps until the call is over.

No phone rings: the simulator stands in for both vendors. Watch it at ${stage.simulator?.url}/
Press Ctrl+C to stop everything.
`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			keep: { type: 'boolean', default: false },
			check: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const stage: Stage = {};
	let stopping = false;
	const stop = (code: number) => {
		// Ctrl+C arrives more than once, from the terminal and from the processes in between.
		if (stopping) return;
		stopping = true;
		process.stdout.write('\nStopping n8n and the simulator.\n');
		clear(stage).then(() => process.exit(code), fail);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.on(signal, () => stop(values.check ? 1 : 0));
	if (values.check) return await check(stage, values.keep);
	await stay(stage, values.keep).catch((error: Error) => {
		process.stderr.write(`${error.message}\n`);
		stop(1);
	});
}

function fail(error: Error): void {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
}

main().catch(fail);
