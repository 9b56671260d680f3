import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../real-n8n/server';
import { Supervised } from '../real-n8n/supervised';
import { pathOf, type Program } from '../programs';

const run = promisify(execFile);

const READY_TIMEOUT_MS = 60_000;
const HOST = '127.0.0.1';
const USER = 'n8n';

/** A command to start a program with, and what Node's process functions take beside it. */
type Command = [command: string, args: string[]];

/** PostgreSQL refuses to run as root, so root runs it as the user that Debian's package made. */
function asPostgresUser(program: Program, args: string[]): Command {
	const path = pathOf(program);
	if (process.getuid?.() !== 0) return [path, args];
	const identity = ['--reuid=postgres', '--regid=postgres', '--init-groups'];
	return ['setpriv', [...identity, path, ...args]];
}

async function ownedByPostgres(folder: string): Promise<void> {
	if (process.getuid?.() !== 0) return;
	const id = async (option: string) => Number((await run('id', [option, 'postgres'])).stdout);
	await chown(folder, await id('-u'), await id('-g'));
}

const answers = (program: Program, args: string[]) => async (): Promise<boolean> =>
	await run(pathOf(program), args).then(
		({ stdout }) => !stdout.includes('refused'),
		() => false,
	);

/** Redis and PostgreSQL of this process alone: in temporary folders, on free ports, on loopback. */
export class Services {
	private constructor(
		private readonly folder: string,
		private readonly processes: Supervised[],
		private readonly redisPort: number,
		private readonly postgresPort: number,
	) {}

	/** @throws Error with the end of the log when one of them does not start */
	static async start(): Promise<Services> {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-voice-agents-services-'));
		const [redisPort, postgresPort] = (await freePorts(2)) as [number, number];
		const services = new Services(folder, [], redisPort, postgresPort);
		try {
			await ownedByPostgres(folder);
			await Promise.all([services.startRedis(), services.startPostgres()]);
		} catch (error) {
			await services.stop();
			throw error;
		}
		return services;
	}

	/** The settings with which every process of n8n finds them. */
	environment(): Record<string, string> {
		return {
			QUEUE_BULL_REDIS_HOST: HOST,
			QUEUE_BULL_REDIS_PORT: String(this.redisPort),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: HOST,
			DB_POSTGRESDB_PORT: String(this.postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: USER,
		};
	}

	/** Asks the database. @returns the rows, each with its columns as text */
	async query(sql: string): Promise<string[][]> {
		const separator = '\u001f';
		const connection = ['-h', HOST, '-p', String(this.postgresPort), '-U', USER, 'postgres'];
		const { stdout } = await run(
			pathOf('psql'),
			[...connection, '--no-psqlrc', '-A', '-t', '-F', separator, '-c', sql],
			{ maxBuffer: 256 * 1024 * 1024 },
		);
		const lines = stdout.split('\n').filter((line) => line !== '');
		return lines.map((line) => line.split(separator));
	}

	async stop(): Promise<void> {
		await Promise.all(this.processes.map((service) => service.stop()));
		await rm(this.folder, { recursive: true, force: true });
	}

	private async startRedis(): Promise<void> {
		await this.launch(
			'Redis',
			[
				pathOf('redis-server'),
				['--bind', HOST, '--port', String(this.redisPort), '--save', '', '--appendonly', 'no'],
			],
			answers('redis-cli', ['-h', HOST, '-p', String(this.redisPort), 'ping']),
		);
	}

	private async startPostgres(): Promise<void> {
		const data = join(this.folder, 'postgres');
		await run(...asPostgresUser('initdb', ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8']));
		const port = String(this.postgresPort);
		await this.launch(
			'PostgreSQL',
			// No socket file: its folder would have to be one that Debian's package made.
			asPostgresUser('postgres', ['-D', data, '-h', HOST, '-p', port, '-k', '']),
			answers('pg_isready', ['-h', HOST, '-p', port]),
		);
	}

	private async launch(
		name: string,
		[command, args]: Command,
		isReady: () => Promise<boolean>,
	): Promise<void> {
		const logFile = join(this.folder, `${name}.log`);
		const service = new Supervised({ name, command, args, logFile });
		this.processes.push(service);
		await service.waitUntil(isReady, READY_TIMEOUT_MS);
	}
}
