/**
 * Runs n8n as long as whoever started this process lives.
 *
 * The starter holds the write end of this process's standard input. When it closes it, or ends
 * for whatever reason (a crash and SIGKILL included), n8n is told to stop, and killed together
 * with its task runners when it does not.
 *
 * Usage: node supervise.mjs <script> [arguments]
 */
import { spawn } from 'node:child_process';

const GRACE_MS = 10_000;

const child = spawn(process.execPath, process.argv.slice(2), {
	stdio: ['ignore', 'inherit', 'inherit'],
});

/** The starter made this process the leader of a group, which n8n and its task runners share. */
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
child.once('exit', (code) => {
	// A task runner that outlived n8n goes now.
	if (process.platform === 'win32') process.exit(code ?? 1);
	process.kill(-process.pid, 'SIGKILL');
});
