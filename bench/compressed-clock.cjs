/**
 * Lets time pass `CLOCK_FACTOR` times as fast for the program that loads this first: its dates and
 * its timers. What it waits for outside, such as the answer of a server, takes as long as it takes.
 */
const timers = require('node:timers');
const promises = require('node:timers/promises');
const { promisify } = require('node:util');

const factor = Number(process.env.CLOCK_FACTOR);
const RealDate = Date;
// Taken now: libraries replace Date.now, with itself too.
const realNow = RealDate.now;
const start = realNow();
const now = () => Math.floor(start + (realNow() - start) * factor);

globalThis.Date = new Proxy(RealDate, {
	construct: (target, args, newTarget) =>
		Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
	apply: () => new RealDate(now()).toString(),
	get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
});

for (const name of ['setTimeout', 'setInterval']) {
	const real = timers[name];
	const compressed = (callback, delay, ...args) => real(callback, delay / factor, ...args);
	if (name === 'setTimeout') {
		const wait = promises.setTimeout;
		promises.setTimeout = (delay, ...args) => wait(delay / factor, ...args);
		compressed[promisify.custom] = promises.setTimeout;
	}
	timers[name] = compressed;
	globalThis[name] = compressed;
}
