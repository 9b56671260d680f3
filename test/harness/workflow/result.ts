import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';

/** An error as n8n stores it with an execution and shows it in the editor. */
export interface StoredError {
	name: string;
	message: string;
	description?: string | null;
	/** HTTP status of a NodeApiError, as text. */
	httpCode?: string | null;
	context?: IDataObject;
	messages?: string[];
}

/** A file that a node put out. */
export interface BinaryFile {
	buffer: Buffer;
	mimeType: string;
	fileName?: string;
}

/** What an execution left behind, seen from one of its nodes. */
export class WorkflowResult {
	constructor(
		/** The execution as n8n stores it. */
		readonly run: IRun,
		private readonly nodeName: string,
	) {}

	get status(): IRun['status'] {
		return this.run.status;
	}

	/** The error that ended the execution. */
	get error(): StoredError | undefined {
		return this.run.data.resultData.error as StoredError | undefined;
	}

	/** Items of every run of the node by output. */
	get runs(): INodeExecutionData[][][] {
		const runs = this.run.data.resultData.runData[this.nodeName] ?? [];
		return runs.map(({ data }) => (data?.main ?? []).map((items) => items ?? []));
	}

	/** Items by output of the node; the error output of Continue (using error output) is the last one. */
	get outputs(): INodeExecutionData[][] {
		return this.runs.at(-1) ?? [];
	}

	/** Items of the node's first output. */
	get items(): INodeExecutionData[] {
		return this.outputs[0] ?? [];
	}

	/** JSON of the items of the node's first output. */
	get json(): IDataObject[] {
		return this.items.map(({ json }) => json);
	}

	/** What the node tells about its run, above its output. */
	get hints(): string[] {
		const runs = this.run.data.resultData.runData[this.nodeName] ?? [];
		return (runs.at(-1)?.hints ?? []).map(({ message }) => message);
	}

	/** The same execution, seen from another node. */
	at(nodeName: string): WorkflowResult {
		return new WorkflowResult(this.run, nodeName);
	}

	/** A file of an item; binary data is kept in memory. */
	binary(item: INodeExecutionData | undefined, property: string): BinaryFile {
		const data = item?.binary?.[property];
		if (!data) throw new Error(`The item has no binary data "${property}"`);
		const { mimeType, fileName } = data;
		return { buffer: Buffer.from(data.data, 'base64'), mimeType, fileName };
	}

	/** Everything that the execution stores, as text, to search it for what must not be there. */
	toText(): string {
		return JSON.stringify(this.run);
	}
}
