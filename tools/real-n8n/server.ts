import axios from 'axios';
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tail } from '../npm';
import { n8nFolder } from './folders';

const READY_TIMEOUT_MS = 180_000;

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

/** How to start the real n8n. */
export interface RealN8nOptions {
	/** n8n keeps its database, keys and community packages in `.n8n` below it. */
	userFolder: string;
	/** The editor's port; a free one unless given. */
	port?: number;
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
	private child: ChildProcess | undefined;

	private constructor(
		/** The editor and the REST API, and what n8n puts before webhook paths. */
		readonly url: string,
		readonly logFile: string,
		private readonly env: Record<string, string>,
	) {}

	/**
	 * Starts n8n and waits until it answers.
	 * @throws Error with the end of n8n's log when it does not become ready
	 */
	static async start({ userFolder, port, env = {} }: RealN8nOptions): Promise<RealN8n> {
		const [freePort, brokerPort] = (await freePorts(2)) as [number, number];
		const editorPort = port ?? freePort;
		await mkdir(userFolder, { recursive: true });
		const n8n = new RealN8n(`http://localhost:${editorPort}`, join(userFolder, 'n8n.log'), {
			...environment(userFolder, editorPort, brokerPort),
			...env,
		});
		await n8n.launch();
		return n8n;
	}

	/** Stops n8n and starts it again with the same ports, database and log file. */
	async restart(): Promise<void> {
		await this.stop();
		await this.launch();
	}

	/** Asks n8n to end, and kills it when it does not within ten seconds. */
	async stop(): Promise<void> {
		const { child } = this;
		this.child = undefined;
		if (!child || child.exitCode !== null || child.signalCode !== null) return;
		const exited = new Promise((resolve) => child.once('exit', resolve));
		child.stdin?.end();
		await exited;
	}

	private async launch(): Promise<void> {
		const log = openSync(this.logFile, 'a');
		try {
			this.child = spawn(
				process.execPath,
				[join(__dirname, 'supervise.mjs'), join(n8nFolder(), 'node_modules/n8n/bin/n8n'), 'start'],
				{
					// Its own process group: Ctrl-C reaches us alone, and we stop n8n in order.
					detached: true,
					stdio: ['pipe', log, log],
					env: this.env,
					// n8n reads a .env file from the current folder.
					cwd: dirname(this.logFile),
				},
			);
		} finally {
			closeSync(log);
		}
		await this.waitUntilReady(this.child);
	}

	private async waitUntilReady(child: ChildProcess): Promise<void> {
		const deadline = Date.now() + READY_TIMEOUT_MS;
		const ready = () =>
			axios.get(`${this.url}/healthz/readiness`, { timeout: 2_000 }).then(
				() => true,
				() => false,
			);
		while (!(await ready())) {
			const ended = child.exitCode !== null || child.signalCode !== null;
			if (ended || Date.now() > deadline) {
				await this.stop();
				throw new Error(
					`n8n ${ended ? 'ended while it started' : 'did not become ready'}. ` +
						`The end of ${this.logFile}:\n${tail(this.logFile, 40)}`,
				);
			}
			await sleep(200);
		}
	}
}
