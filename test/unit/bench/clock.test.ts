import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const CLOCK = join(__dirname, '../../../bench/compressed-clock.cjs');
const FACTOR = 50;

/** Runs a program on the compressed clock. @returns what it printed as JSON */
function run<T>(program: string): T {
	const output = execFileSync(process.execPath, ['--require', CLOCK, '--eval', program], {
		encoding: 'utf8',
		env: { ...process.env, CLOCK_FACTOR: String(FACTOR) },
	});
	return JSON.parse(output) as T;
}

describe('the compressed clock', () => {
	it.each([
		['setTimeout', 'new Promise((done) => setTimeout(done, 2000))'],
		[
			'setInterval',
			'new Promise((done) => { const t = setInterval(() => { clearInterval(t); done(); }, 2000); })',
		],
		['promisified', "require('util').promisify(setTimeout)(2000)"],
		['timers/promises', "require('timers/promises').setTimeout(2000)"],
	])('waits for its own seconds in %s', (_, wait) => {
		const { real, own } = run<{ real: number; own: number }>(`
			const started = { own: Date.now(), real: performance.now() };
			(${wait}).then(() => console.log(JSON.stringify({
				own: Date.now() - started.own,
				real: performance.now() - started.real,
			})));
		`);
		// The ratio of both in one run: what a busy machine adds is in both.
		expect(own / real).toBeGreaterThan(FACTOR * 0.8);
		expect(own / real).toBeLessThan(FACTOR * 1.2);
		expect(own).toBeGreaterThanOrEqual(1_900);
	});

	it('leaves dates of other times alone, and its own Date.now in place', () => {
		expect(
			run(`
				Date.now = Date.now;
				const [before, now] = [Date.now(), new Date().getTime()];
				console.log(JSON.stringify([new Date(0).toISOString(), now >= before, typeof Date()]));
			`),
		).toEqual(['1970-01-01T00:00:00.000Z', true, 'string']);
	});
});
