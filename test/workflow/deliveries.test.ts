import { deliveryCases } from '../harness/deliveries/cases';
import { DELIVERY_SOURCES } from '../harness/deliveries/sources';
import { TriggerWorkflow } from '../harness/workflow';

describe.each(DELIVERY_SOURCES)('$name', (source) => {
	const { vendor, parameters, credential } = source;
	const cases = deliveryCases(source).filter(({ isOnTheWire }) => !isOnTheWire);

	it.each(cases)('$name', async ({ requests, statuses, runs }) => {
		const trigger = new TriggerWorkflow({
			node: `${vendor}Trigger`,
			parameters,
			credentials: { [`${vendor}Api`]: { environment: 'production', ...credential } },
		});
		const answered = [];
		for (const request of requests) answered.push((await trigger.deliver(request)).status);
		expect(answered).toEqual(statuses);
		expect(trigger.runs.map(({ status }) => status)).toEqual(Array(runs).fill('success'));
		expect(Object.keys(Object.prototype)).toEqual([]);
	});
});
