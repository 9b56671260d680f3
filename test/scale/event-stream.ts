import axios from 'axios';
import { parse } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { signEvent } from '../../simulator/core/signature';
import { outputOf, waitFor, type Execution } from '../../tools/real-n8n/api';
import type { RealN8n } from '../../tools/real-n8n/server';
import { node, to } from '../harness/real-workflow';
import { registeredWebhook } from '../harness/registered-webhook';
import { OUR, type ScaleBench } from './bench';

/** One delivery of an event, when its answer had come. */
export interface Delivery {
	event: string;
	/** 0 when there was no answer. */
	status: number;
	milliseconds: number;
}

/** Which webhook processor gets an event, and which its repeat, how long after. */
export interface PlannedEvent {
	event: string;
	first: RealN8n;
	repeat?: { to: RealN8n; afterMs: number };
}

/** As many deliveries as this are under way at the same time. */
const LANES = 8;
const RUNS_TIMEOUT_MS = 300_000;
const SETTLED_MS = 3_000;

/** Events of one Klen AI Trigger, delivered to the webhook processors of our choice. */
export class EventStream {
	private readonly http = axios.create({
		// A connection that n8n closes while a delivery goes out on it would not be n8n's fault.
		httpAgent: new Agent({ keepAlive: false }),
		validateStatus: () => true,
	});

	private constructor(
		private readonly bench: ScaleBench,
		private readonly workflowId: string,
		private readonly path: string,
		private readonly secret: string,
		private readonly template: { call: object },
	) {}

	/** Puts a workflow with a trigger into service. */
	static async start(bench: ScaleBench): Promise<EventStream> {
		const trigger = node(
			'Trigger',
			`${OUR}.klenTrigger`,
			{ registration: 'automatic', events: ['call.ended'] },
			bench.klen,
		);
		const after = node('After', 'n8n-nodes-base.noOp');
		const { id } = await bench.cluster.api.createWorkflow({
			name: 'Events',
			nodes: [trigger, after],
			connections: { Trigger: { main: [to('After')] } },
		});
		await bench.cluster.api.publish(id);
		const { url, secret, example } = await registeredWebhook(bench.simulator);
		return new EventStream(bench, id, new URL(url).pathname, secret, example);
	}

	/**
	 * Delivers the events, and returns what became of each delivery.
	 * @param onAcknowledged is told how many were acknowledged by then
	 */
	async deliver(
		events: PlannedEvent[],
		onAcknowledged: (count: number) => void = () => undefined,
	): Promise<Delivery[]> {
		const waiting = [...events];
		let acknowledged = 0;
		const deliveries: Array<Promise<Delivery>> = [];
		const lane = async () => {
			for (let next = waiting.shift(); next; next = waiting.shift()) {
				const { event, first, repeat } = next;
				const delivery = this.send(first, event);
				deliveries.push(delivery);
				if (repeat) {
					const { afterMs } = repeat;
					deliveries.push(sleep(afterMs).then(async () => await this.send(repeat.to, event)));
				}
				if ((await delivery).status === 200) onAcknowledged(++acknowledged);
			}
		};
		await Promise.all(Array.from({ length: LANES }, lane));
		return await Promise.all(deliveries);
	}

	/** How many runs each event has started, when no run is under way and none is to come. */
	async runs(): Promise<Map<string, number>> {
		// The answer to a delivery is sent before its run is there.
		let last = { runs: '', since: 0 };
		await waitFor(
			`The last run of workflow ${this.workflowId}`,
			async () => {
				const [[open, runs = ''] = []] = await this.query(
					`count(*) FILTER (WHERE status IN ('new', 'running')), count(*)`,
				);
				if (open !== '0' || runs !== last.runs) last = { runs, since: performance.now() };
				return performance.now() - last.since > SETTLED_MS || undefined;
			},
			RUNS_TIMEOUT_MS,
		);
		const runs = new Map<string, number>();
		for (const [data = '[]'] of await this.query('data')) {
			const execution = { data: parse(data) as IRunExecutionData } as Execution;
			const call = outputOf(execution, 'After')[0]?.json.call as { call_id: string } | undefined;
			const event = call?.call_id ?? 'a run that did not reach its end';
			runs.set(event, (runs.get(event) ?? 0) + 1);
		}
		return runs;
	}

	/** The events of all executions that are stored, whatever became of these. */
	async stored(pattern: RegExp): Promise<Set<string>> {
		const rows = await this.query('data');
		return new Set(rows.flatMap(([data = '']) => pattern.exec(data)?.[0] ?? []));
	}

	/** The time between the start of the first run and the end of the last one. */
	async secondsOfRuns(): Promise<number> {
		const seconds = 'extract(epoch FROM max("stoppedAt") - min("startedAt"))';
		const [[answer] = []] = await this.query(seconds);
		return Number(answer);
	}

	private async query(columns: string): Promise<string[][]> {
		return await this.bench.cluster.services.query(
			`SELECT ${columns} FROM execution_entity
				JOIN execution_data ON "executionId" = id
				WHERE "workflowId" = '${this.workflowId}'`,
		);
	}

	private async send(processor: RealN8n, event: string): Promise<Delivery> {
		const payload = { ...this.template, call: { ...this.template.call, klen_call_id: event } };
		const { body, signature } = signEvent(payload, this.secret, 'compact');
		const headers = { 'content-type': 'application/json', 'x-klen-signature': signature };
		const started = performance.now();
		const { status } = await this.http
			.post<unknown>(processor.url + this.path, body, { headers })
			.catch(() => ({ status: 0 }));
		return { event, status, milliseconds: performance.now() - started };
	}
}
