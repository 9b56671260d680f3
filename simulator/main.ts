import { parseArgs } from 'util';
import type { ApiKey } from './core/keys';
import { startSimulator } from './index';
import { WORKSPACE_ID } from './trillet/seed';

const HELP = `Usage: npm run simulator -- [options]

  --port <number>   port to listen on (default 4010)
  --host <address>  address to listen on (default 127.0.0.1)
  --speed <number>  simulated seconds a second (default 1)
  --seed <number>   seed of all generated data (default 1)
`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			host: { type: 'string', default: '127.0.0.1' },
			speed: { type: 'string', default: '1' },
			seed: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		process.stdout.write(HELP);
		return;
	}
	const simulator = await startSimulator({
		host: values.host,
		port: numberOption('port', values.port),
		speed: numberOption('speed', values.speed),
		seed: numberOption('seed', values.seed),
	});
	const { klen, trillet } = simulator.control;
	const keys = (vendor: string, all: ApiKey[]) =>
		all.map(({ name, value }) => `  ${value}  (${vendor}, ${name})`);
	process.stdout.write(
		[
			`Simulator listening on ${simulator.url}`,
			`Page                 ${simulator.url}/`,
			`Klen production      ${simulator.klen.production}`,
			`Klen sandbox         ${simulator.klen.sandbox}`,
			`Trillet production   ${simulator.trillet.production}`,
			`Trillet development  ${simulator.trillet.development}`,
			`Control              ${simulator.url}/_control (see simulator/README.md)`,
			'Test keys:',
			...keys('Klen', klen.keys()),
			...keys('Trillet production', trillet.production.keys()),
			...keys('Trillet development', trillet.development.keys()),
			`Trillet workspace: ${WORKSPACE_ID}`,
			'Press Ctrl+C to stop.',
			'',
		].join('\n'),
	);
	const stop = () => {
		simulator.close().then(() => process.exit(0), fail);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
}

function numberOption(name: string, value: string): number {
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number) || number < 0) {
		throw new Error(`--${name} must be a number of 0 or more, not "${value}"`);
	}
	return number;
}

function fail(error: unknown): void {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
}

main().catch(fail);
