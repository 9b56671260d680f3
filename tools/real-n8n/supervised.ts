import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tail } from '../npm';

/** How to start a program that is to end with this process. */
export interface SupervisedOptions {
	/** Names it in messages, for example `n8n`. */
	name: string;
	command: string;
	args: string[];
	/** All that it says goes to the end of this file; it runs in the folder of the file. */
	logFile: string;
	/** Its whole environment; this process's own unless given. */
	env?: Record<string, string>;
}

const READY_POLL_MS = 200;

/** A program that never outlives this process, however this process ends. */
export class Supervised {
	private readonly child: ChildProcess;

	constructor(private readonly options: SupervisedOptions) {
		const { command, args, logFile, env } = options;
		const log = openSync(logFile, 'a');
		try {
			this.child = spawn(process.execPath, [join(__dirname, 'supervise.mjs'), command, ...args], {
				// Its own process group: Ctrl-C reaches us alone, and we stop the program in order.
				detached: true,
				stdio: ['pipe', log, log],
				env,
				cwd: dirname(logFile),
			});
		} finally {
			closeSync(log);
		}
	}

	/** The process whose only child is the program. */
	get pid(): number {
		if (this.child.pid === undefined) throw new Error(`${this.options.name} did not start`);
		return this.child.pid;
	}

	/**
	 * Waits until `isReady` says so.
	 * @throws Error with the end of the log when the program ends first, or is not ready in time
	 */
	async waitUntil(isReady: () => Promise<boolean>, timeoutMs: number): Promise<void> {
		const { name, logFile } = this.options;
		const deadline = Date.now() + timeoutMs;
		while (!(await isReady())) {
			const ended = this.hasEnded();
			if (ended || Date.now() > deadline) {
				await this.stop();
				throw new Error(
					`${name} ${ended ? 'ended while it started' : 'did not become ready'}. ` +
						`The end of ${logFile}:\n${tail(logFile, 40)}`,
				);
			}
			await sleep(READY_POLL_MS);
		}
	}

	/** Asks the program to end; what has not ended ten seconds later is killed. */
	async stop(): Promise<void> {
		await this.end(() => this.child.stdin?.end());
	}

	/** Kills the program and all of its children at once, as a crash of their machine would. */
	async kill(): Promise<void> {
		await this.end(() => {
			if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL');
		});
	}

	private async end(how: () => void): Promise<void> {
		if (this.hasEnded()) return;
		const exited = new Promise((resolve) => this.child.once('exit', resolve));
		how();
		await exited;
	}

	private hasEnded(): boolean {
		return this.child.exitCode !== null || this.child.signalCode !== null;
	}
}
