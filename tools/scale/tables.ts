import type { Machine } from '../machine';
import { markdownTable } from '../markdown';
import type { Figures, StreamFigures } from './figures';

/** The machine and the programs that figures come from. */
export interface Setting extends Machine {
	redis: string;
	postgres: string;
}

const SECONDS_OF_A_DAY = 86_400;

const round = (value: number, digits = 0) =>
	value.toLocaleString('en', { maximumFractionDigits: digits });

/** Two significant digits, for what a forecast may claim. */
const about = (value: number) => Number(value.toPrecision(2)).toLocaleString('en');

function table(head: string[], rows: string[][]): string {
	if (rows.length === 0) return '_Not measured in this run._';
	return markdownTable(head, rows);
}

const doublesOf = ({ byGap, late }: StreamFigures) =>
	[...byGap, late].reduce((sum, { doubles }) => sum + doubles, 0);

const repeatsOf = ({ byGap, late }: StreamFigures) =>
	[...byGap, late].reduce((sum, { repeats }) => sum + repeats, 0);

function eventTables(events: StreamFigures[]): string {
	const streams = table(
		[
			'Deliveries',
			'Events',
			'With repeats',
			'Lost',
			'Repeats',
			'Second runs',
			'Accepted a second',
			'Answer p50 / p99',
			'Runs a second',
		],
		events.map((stream) => [
			stream.routing,
			round(stream.events),
			round(stream.deliveries),
			round(stream.lost),
			round(repeatsOf(stream)),
			round(doublesOf(stream)),
			round(stream.deliveriesPerSecond, 1),
			`${round(stream.p50)} / ${round(stream.p99)} ms`,
			round(stream.runsPerSecond, 1),
		]),
	);
	const gaps = events[0]?.byGap.map(({ afterMs }) => `${round(afterMs)} ms`) ?? [];
	const windows = table(
		['Second runs of repeats after', ...gaps, 'the last run'],
		events.map(({ routing, byGap, late }) => [
			routing,
			...[...byGap, late].map(({ doubles, repeats }) => `${doubles} of ${repeats}`),
		]),
	);
	return `${streams}\n\n${windows}`;
}

/** All tables of docs/queue-mode.md, by the name between their markers. */
export function tables(setting: Setting, figures: Figures): Record<string, string> {
	const { registration, events, waiting, killed, sharedKey } = figures;
	const [inTurn] = events;
	const eventsPerDay = (inTurn?.runsPerSecond ?? 0) * SECONDS_OF_A_DAY;
	return {
		setting:
			`Measured by \`npm run scale\` with n8n ${setting.n8n}, PostgreSQL ${setting.postgres}, Redis ${setting.redis} ` +
			`and Node ${setting.node} on one machine of ${setting.cores} cores and ${setting.memoryGigabytes} GB, which also ran the simulator, and had a load average of ${round(setting.load, 1)} before.`,
		registration: table(
			['Processes of n8n', 'Restarts of main', 'Webhooks created'],
			registration.map((row) => [
				round(row.processes),
				round(row.restartsOfMain),
				round(row.webhooksCreated),
			]),
		),
		events: eventTables(events),
		killed: table(
			[
				'Vendor',
				'Killed',
				'Calls',
				'Placed before',
				'Placed after a retry',
				'Doubled',
				'Execution list',
			],
			killed.map((row) => [
				row.vendor,
				row.killed,
				round(row.calls),
				round(row.placedBefore),
				round(row.placedAfterRetry),
				round(row.doubled),
				row.status,
			]),
		),
		waiting: table(
			['Workers killed while it slept', 'Went on in another worker'],
			waiting.map((row) => [round(row.workersKilled), round(row.resumedElsewhere)]),
		),
		'shared key': table(
			[
				'Requests per Minute in the credential',
				'Workers',
				'Calls',
				'Doubled',
				'Time',
				'Least possible',
				'Answered 429',
			],
			sharedKey.map((row) => [
				round(row.requestsPerMinuteEach),
				round(row.workers),
				round(row.calls),
				round(row.doubled),
				`${round(row.seconds)} s`,
				`${round(row.leastSeconds)} s`,
				round(row.refused),
			]),
		),
		forecast: table(
			['What', 'A day', 'Where it comes from'],
			[
				[
					'Events that start a run',
					about(eventsPerDay),
					`${round(inTurn?.runsPerSecond ?? 0, 1)} runs a second on this machine`,
				],
				['Requests with one key', about(60 * 24 * 60), '60 a minute, at both vendors'],
				['Calls with one standard key of Klen AI', '100', "Klen AI's daily limit"],
			],
		),
	};
}
