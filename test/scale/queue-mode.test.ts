import { describeAnswering } from './answering';
import { ScaleBench } from './bench';
import { describeEvents } from './events';
import { isFull } from './figures';
import { describeKilledProcessor } from './killed-processor';
import { describeKilledWorker } from './killed-worker';
import { describeLoading } from './loading';
import { describePolling } from './polling';
import { describeRegistration } from './registration';
import { describeSharedKey } from './shared-key';
import { describeWaiting } from './waiting';

/** The longest scenario takes four minutes, and more on a machine that is busy. */
const TIME_LIMIT_MS = 900_000;

jest.setTimeout(TIME_LIMIT_MS);

let bench: ScaleBench;
const started = () => bench;

beforeAll(async () => {
	bench = await ScaleBench.start();
});
afterAll(() => bench?.stop());

describe('n8n in queue mode', () => {
	describeLoading(started);
	describeRegistration(started);
	describeEvents(started);
	describeKilledProcessor(started);
	describePolling(started);
	describeAnswering(started);
	describeWaiting(started);
	describeKilledWorker(started);
	// A limit of a minute takes minutes to show: only in `npm run scale`.
	if (isFull) describeSharedKey(started);
});
