import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';
import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { byId, type Trillet } from './trillet';

export const csvFile = (content: string | Buffer): IBinaryData => ({
	data: Buffer.from(content as string).toString('base64'),
	fileName: 'recipients.csv',
	mimeType: 'text/csv',
});

interface BatchRun {
	items?: IDataObject[];
	csv?: string | Buffer;
	parameters?: INodeParameters;
	continueOnFail?: 'continueRegularOutput' | 'continueErrorOutput';
}

/** Starts batches, and looks at what became of them. */
export const batchesOf = (trillet: Trillet) => ({
	/** Starts a batch from the items, or from a file when there is one. */
	create: async ({ items, csv, parameters, continueOnFail }: BatchRun) =>
		await trillet.run({
			resource: 'batch',
			operation: 'create',
			parameters: {
				agentId: byId(PRODUCTION_IDS.salesAgent),
				source: csv === undefined ? 'items' : 'file',
				toNumber: '={{ $json.phone }}',
				...parameters,
			},
			items,
			files: csv === undefined ? undefined : [{ data: csvFile(csv) }],
			continueOnFail,
		}),

	batches: () => trillet.control.trillet.production.batches(),

	/** The rows of the first batch, as Trillet AI read them. */
	rows: () => trillet.control.trillet.production.batches()[0]?.jobs.map(({ row }) => row),
});

export const people = [
	{ phone: '+15551110001', name: 'Jo "the boss"', plan: 'Premium, yearly' },
	{ phone: '+15551110002', name: 'Ängström', plan: 'two\nlines' },
	{ phone: '+15551110003', name: null, plan: { code: 1 } },
];
