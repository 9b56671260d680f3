import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What `runNpm` needs beside the arguments of npm. */
export interface NpmRun {
	cwd: string;
	/** Everything npm says goes here; the error of a failed run quotes its tail. */
	logFile: string;
	/** Further environment variables. */
	env?: Record<string, string>;
	/** Called with each line that npm prints, for progress. */
	onLine?: (line: string) => void;
}

/** The last lines of a log file, for an error message. */
export function tail(file: string, lines = 20): string {
	return existsSync(file)
		? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n')
		: '';
}

/** Prefers the npm that started this process, run by the Node that runs this process. */
function npmCommand(): { command: string; prefix: string[]; shell: boolean } {
	const cli = process.env.npm_execpath;
	if (cli?.endsWith('npm-cli.js'))
		return { command: process.execPath, prefix: [cli], shell: false };
	return { command: 'npm', prefix: [], shell: process.platform === 'win32' };
}

/**
 * Runs npm under the Node that runs this process.
 * @throws Error that names the command and quotes the end of its log when npm fails
 */
export async function runNpm(args: string[], { cwd, logFile, env, onLine }: NpmRun): Promise<void> {
	const { command, prefix, shell } = npmCommand();
	writeFileSync(logFile, `> npm ${args.join(' ')}\n`, { flag: 'a' });
	const child = spawn(command, [...prefix, ...args], {
		cwd,
		shell,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, ...env },
	});
	let rest = '';
	const read = (chunk: Buffer) => {
		appendFileSync(logFile, chunk);
		const lines = (rest + chunk.toString()).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) onLine?.(line);
	};
	child.stdout.on('data', read);
	child.stderr.on('data', read);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code !== 0) {
		throw new Error(
			`npm ${args.join(' ')} ended with exit code ${code}. The end of ${logFile}:\n${tail(logFile)}`,
		);
	}
}

/** Runs one of this project's npm scripts with its output shown as it comes, and returns its exit code. */
export async function runScript(name: string): Promise<number> {
	const { command, prefix, shell } = npmCommand();
	const child = spawn(command, [...prefix, 'run', '--silent', name], { shell, stdio: 'inherit' });
	return await new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}
