import { createHmac } from 'crypto';
import type { Control, Simulator } from '../../../simulator';
import { startStill } from './client';
import { Receiver } from './receiver';

const SECRET = 'a secret';

/** A simulator whose Klen AI has one webhook, and the receiver that it leads to. */
interface WebhookWorld {
	simulator: Simulator;
	control: Control;
	receiver: Receiver;
}

/** A webhook for a test file; every test starts with a fresh one. Calls talk for a minute. */
export function useWebhook(): WebhookWorld {
	const world = {} as WebhookWorld;
	beforeEach(async () => {
		world.receiver = await Receiver.start();
		world.simulator = await startStill({ settings: { klen: { callSeconds: 60 } } });
		world.control = world.simulator.control;
		world.control.klen.production.addWebhook({ url: world.receiver.url, secret: SECRET });
	});
	afterEach(async () => {
		await world.simulator.close();
		await world.receiver.close();
	});
	return world;
}

/** The signature of an event, by default with the secret of {@link useWebhook}. */
export const digest = (body: string, secret = SECRET): string =>
	createHmac('sha256', secret).update(body).digest('hex');
