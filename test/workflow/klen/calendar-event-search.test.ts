import { searchList } from '../../harness/workflow';
import { useKlen } from './klen';

const klen = useKlen();
const HOUR_MS = 3_600_000;

const search = async (filter?: string, timezone?: string) => {
	const { results } = await searchList({
		node: 'klen',
		method: 'searchEvents',
		filter,
		timezone,
		credentials: klen.credentials(),
	});
	return results;
};

/** Adds an event that starts in so many hours and returns its ID as the list shows it. */
function add(hours: number, title: string): string {
	const startTime = klen.control.now().getTime() + hours * HOUR_MS;
	const [event] = klen.control.klen.production.addCalendarEvents({
		title,
		startTime,
		endTime: startTime + HOUR_MS,
		customer: { name: 'John Doe', email: null, phone: null, notes: null },
		status: 'confirmed',
	});
	return String(event?.id);
}

it('lists the next event first, past ones last', async () => {
	const [past, older, later, next] = [
		add(-24, 'Probe past'),
		add(-48, 'Probe older'),
		add(48, 'Probe later'),
		add(24, 'Probe next'),
	];
	const results = await search('probe');
	expect(results.map(({ value }) => value)).toEqual([next, later, past, older]);
});

it('shows time, title, customer and status, and searches in all of them and the IDs', async () => {
	const id = add(24, 'Probe');
	const [found] = await search('probe · john doe · confirmed');
	expect(found).toEqual({
		name: expect.stringMatching(
			/^\d{4}-\d\d-\d\d \d\d:\d\d · Probe · John Doe · confirmed$/,
		) as string,
		value: id,
	});
	const uuid = klen.control.klen.production.calendarEvents().at(-1)?.uuid;
	expect(await search(uuid)).toEqual([found]);
});

it("shows times in the workflow's zone", async () => {
	add(24, 'Probe');
	const [[here], [there]] = [await search('probe', 'UTC'), await search('probe', 'Asia/Tokyo')];
	const timeOf = (name = '') => Date.parse(`${name.slice(0, 16).replace(' ', 'T')}Z`);
	expect(timeOf(there?.name) - timeOf(here?.name)).toBe(9 * HOUR_MS);
});

it('asks Klen once for several key strokes', async () => {
	for (const filter of ['p', 'pr', 'pro']) await search(filter);
	expect(klen.requests()).toHaveLength(1);
});
