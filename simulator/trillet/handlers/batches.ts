import { ApiError } from '../../core/api-error';
import type { Handler } from '../../core/contract-api';
import { paginate } from '../../core/pagination';
import { batchCounts, batchJob, batchProgress } from '../batch-views';
import { readBatchFile, readSmartCallback } from '../batch-file';
import { workspaceOf, type TrilletExchange } from '../exchange';
import { find } from '../lookup';
import { requireNumber } from '../place-call';
import type { BatchRecord } from '../records';

interface CreateBatchBody {
	agentId: string;
	scheduledAt?: string;
	smartCallbackConfig?: string;
}

export const createBatch: Handler<TrilletExchange> = (request, exchange) => {
	const { agentId, scheduledAt, smartCallbackConfig } = request.body as CreateBatchBody;
	const { environment, form } = exchange;
	const { state, clock } = environment;
	const agent = find(exchange, state.agents, agentId, 'Agent');
	requireNumber(environment, agent);
	const jobs = readBatchFile(form?.files.file).map((row) => ({
		jobId: state.newJobId(),
		row,
		status: 'waiting' as const,
		attempts: 0,
		notBefore: 0,
		startedAt: null,
		endedAt: null,
		error: null,
	}));
	environment.charge(environment.settings.callPrice * jobs.length);
	const batch: BatchRecord = state.batches.add({
		_id: state.newBatchId(),
		workspaceId: workspaceOf(exchange)._id,
		agentId,
		status: 'queued',
		createdAt: clock.now(),
		startedAt: null,
		completedAt: null,
		smartCallback: readSmartCallback(smartCallbackConfig),
		jobs,
	});
	const scheduled = scheduledAt === undefined ? 0 : Date.parse(scheduledAt);
	environment.batches.start(batch, Math.max(clock.now(), scheduled));
	return {
		status: 200,
		body: {
			batchId: batch._id,
			totalCalls: jobs.length,
			status: batch.status,
			message: 'Batch calls initiated successfully',
		},
	};
};

export const getBatch: Handler<TrilletExchange> = ({ params }, exchange) => {
	const batch = findBatch(exchange, params.batchId);
	const { status, isComplete, ...progress } = batchProgress(batch, false);
	const timestamp = exchange.environment.clock.now();
	const totalCalls = batch.jobs.length;
	return {
		status: 200,
		body: { id: batch._id, status, isComplete, totalCalls, progress, timestamp },
	};
};

export const getBatchProgress: Handler<TrilletExchange> = ({ params }, exchange) => ({
	status: 200,
	body: batchProgress(findBatch(exchange, params.batchId), true),
});

export const listBatchCalls: Handler<TrilletExchange> = ({ params, query }, exchange) => {
	const batch = findBatch(exchange, params.batchId);
	const wanted = query as { page: number; limit: number; status: string };
	const jobs = batch.jobs.filter(({ status }) =>
		wanted.status === 'all' ? status !== 'cancelled' : status === wanted.status,
	);
	const { items, count, page, limit, pages } = paginate(jobs, wanted.page, wanted.limit);
	return {
		status: 200,
		body: {
			calls: items.map(batchJob),
			pagination: {
				page,
				limit,
				total: count,
				totalPages: pages,
				hasNext: page < pages,
				hasPrev: page > 1,
			},
			summary: batchCounts(batch),
		},
	};
};

export const cancelBatch: Handler<TrilletExchange> = ({ params }, exchange) => {
	const batch = findBatch(exchange, params.batchId);
	if (batch.status === 'completed' || batch.status === 'failed') {
		const fields = { id: batch._id };
		throw new ApiError(400, 'invalid_request', 'The batch is over already', { fields });
	}
	exchange.environment.batches.cancel(batch);
	const { completed, failed, total } = batchCounts(batch);
	const cancelledCalls = batch.jobs.filter(({ status }) => status === 'cancelled').length;
	return {
		status: 200,
		body: {
			batchId: batch._id,
			status: 'cancelled',
			message: 'Batch cancelled successfully',
			details: {
				completedCalls: completed,
				failedCalls: failed,
				cancelledCalls,
				totalCalls: total,
			},
		},
	};
};

function findBatch(exchange: TrilletExchange, id = ''): BatchRecord {
	const { batches } = exchange.environment.state;
	if (!batches.get(id)) throw exchange.environment.missing('Batch', undefined, { id });
	return find(exchange, batches, id, 'Batch');
}
