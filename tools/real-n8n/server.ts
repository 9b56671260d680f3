import axios from 'axios';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { chosenLine, n8nFolder } from './folders';
import { Supervised } from './supervised';

const READY_TIMEOUT_MS = 180_000;
const SHELL_TIMEOUT_MS = 180_000;

const n8nProgram = () => join(n8nFolder(chosenLine()), 'node_modules/n8n/bin/n8n');

/** Of the caller's environment only this reaches n8n, so that a developer's own N8N_ settings do not. */
const INHERITED = [
	'HOME',
	'USERPROFILE',
	'APPDATA',
	'LOCALAPPDATA',
	'SystemRoot',
	'TMPDIR',
	'TEMP',
	'TMP',
	'LANG',
	'NODE_EXTRA_CA_CERTS',
];

/** The whole n8n, or in queue mode its main process; and queue mode's other processes. */
export type N8nCommand = 'start' | 'worker' | 'webhook';

/** How to start the real n8n. */
export interface RealN8nOptions {
	/** n8n keeps its database, keys and community packages in `.n8n` below it. */
	userFolder: string;
	/** The port of the editor, of the webhooks or of a worker's health check; a free one unless given. */
	port?: number;
	/** `start` unless given. */
	command?: N8nCommand;
	/** Further environment variables for n8n. */
	env?: Record<string, string>;
}

/** Free ports of the loopback interface, all different. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			return server;
		}),
	);
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(
		servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
	);
	return ports;
}

function inherited(): Record<string, string> {
	const entries = INHERITED.map((name) => [name, process.env[name]] as const);
	return Object.fromEntries(entries.filter((entry): entry is [string, string] => !!entry[1]));
}

/** A quiet n8n that listens on loopback alone and looks nothing up on the internet. */
function environment(userFolder: string, port: number, brokerPort: number): Record<string, string> {
	return {
		...inherited(),
		// n8n starts its task runner as plain `node`: that must be this Node.
		PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		EXTERNAL_FRONTEND_HOOKS_URLS: '',
		// The simulator is on loopback, which the guard refuses.
		N8N_SSRF_PROTECTION_ENABLED: 'false',
	};
}

/** A running n8n of its own, with its own user folder; it never outlives this process. */
export class RealN8n {
	private process: Supervised | undefined;

	private constructor(
		/** The editor and the REST API, and what n8n puts before webhook paths. */
		readonly url: string,
		readonly logFile: string,
		private readonly command: N8nCommand,
		private readonly env: Record<string, string>,
	) {}

	/**
	 * Starts n8n and waits until it answers.
	 * @throws Error with the end of n8n's log when it does not become ready
	 */
	static async start(options: RealN8nOptions): Promise<RealN8n> {
		const { userFolder, port, command = 'start', env = {} } = options;
		const [freePort, brokerPort] = (await freePorts(2)) as [number, number];
		const ownPort = port ?? freePort;
		await mkdir(userFolder, { recursive: true });
		const n8n = new RealN8n(`http://localhost:${ownPort}`, join(userFolder, 'n8n.log'), command, {
			...environment(userFolder, ownPort, brokerPort),
			...env,
		});
		await n8n.launch();
		return n8n;
	}

	/** The process whose only child is n8n. */
	get pid(): number {
		if (!this.process) throw new Error('n8n was not started');
		return this.process.pid;
	}

	/** Stops n8n and starts it again with the same ports, database and log file. */
	async restart(): Promise<void> {
		await this.stop();
		await this.launch();
	}

	/** Asks n8n to end, and kills it when it does not within ten seconds. */
	async stop(): Promise<void> {
		await this.process?.stop();
	}

	/** Ends n8n in the middle of whatever it does, as SIGKILL or a power cut would. */
	async kill(): Promise<void> {
		await this.process?.kill();
	}

	/**
	 * Runs commands in bash as somebody does on the machine of this n8n, in its user folder, with
	 * its settings and with `n8n` as its command line.
	 * @throws Error with what they printed when one of them fails
	 */
	async shell(commands: string): Promise<void> {
		const script = `set -e\nn8n() { "$NODE" "$N8N" "$@"; }\n${commands}`;
		await promisify(execFile)('bash', ['-c', script], {
			cwd: dirname(this.logFile),
			env: { ...this.env, NODE: process.execPath, N8N: n8nProgram() },
			timeout: SHELL_TIMEOUT_MS,
		});
	}

	private async launch(): Promise<void> {
		this.process = new Supervised({
			name: 'n8n',
			command: process.execPath,
			args: [n8nProgram(), this.command],
			// n8n reads a .env file from the current folder, which is that of the log.
			logFile: this.logFile,
			env: this.env,
		});
		// n8n 1 says that it is ready before its REST API is there.
		const signs = ['/healthz/readiness', ...(this.command === 'start' ? ['/rest/settings'] : [])];
		const isReady = () =>
			Promise.all(signs.map((path) => axios.get(this.url + path, { timeout: 2_000 }))).then(
				() => true,
				() => false,
			);
		await this.process.waitUntil(isReady, READY_TIMEOUT_MS);
	}
}
