import { readFileSync, writeFileSync } from 'node:fs';

const BYTES_PER_KILOBYTE = 1024;

/** The memory of a process, as Linux counts it; elsewhere nothing is known of it. */
export class Memory {
	constructor(private readonly pid: () => number) {}

	/** Forgets how much it has been. */
	restart(): void {
		if (process.platform === 'linux') writeFileSync(`/proc/${this.pid()}/clear_refs`, '5');
	}

	/** Bytes. NaN when nothing is known. */
	now(): number {
		return this.read('VmRSS');
	}

	/** The most that it has been, in bytes. NaN when nothing is known. */
	peak(): number {
		return this.read('VmHWM');
	}

	private read(name: string): number {
		if (process.platform !== 'linux') return NaN;
		const status = readFileSync(`/proc/${this.pid()}/status`, 'utf8');
		return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) * BYTES_PER_KILOBYTE;
	}
}

/** The first child of a process, on Linux. */
export function childOf(pid: number): number {
	return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
}
