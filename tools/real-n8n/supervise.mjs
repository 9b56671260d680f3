/**
 * Runs a program as long as whoever started this process lives.
 *
 * The starter holds the write end of this process's standard input. When it closes it, or ends
 * for whatever reason (a crash and SIGKILL included), the program is told to stop, and killed
 * together with its children (n8n's task runners, for one) when it does not.
 *
 * Usage: node supervise.mjs <program> [arguments]
 */
import { spawn } from 'node:child_process';

const GRACE_MS = 10_000;

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

/** The starter made this process the leader of a group, which the program and its children share. */
function killEverything() {
	if (process.platform === 'win32') child.kill('SIGKILL');
	else process.kill(-process.pid, 'SIGKILL');
}

function stop() {
	child.kill('SIGTERM');
	setTimeout(killEverything, GRACE_MS);
}

process.stdin.once('end', stop).once('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
child.once('error', (error) => {
	process.stderr.write(`${program} did not start: ${error.message}\n`);
	process.exit(1);
});
child.once('exit', (code) => {
	// A child that outlived the program goes now.
	if (process.platform === 'win32') process.exit(code ?? 1);
	process.kill(-process.pid, 'SIGKILL');
});
