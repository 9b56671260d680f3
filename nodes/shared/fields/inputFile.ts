import type { IBinaryData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ownValue } from '../json';
import type { OperationContext } from '../node/operation';

/** A file that an item brings along, read into memory. */
export interface InputFile {
	data: Buffer;
	/** With an extension whenever n8n knows one. */
	fileName: string;
	mimeType: string;
}

export interface FileLimits {
	/** In bytes; vendors that say 50 MB mean 50 * 1024 * 1024 at the most. */
	maxSize: number;
	/** Extensions that the vendor takes, in lower case without the dot; every one when left out. */
	extensions?: readonly string[];
}

export const MEGABYTE = 1024 * 1024;

/** Which of the item's files to send. */
export const inputFileField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	hint: 'The name of the input binary field containing the file to be uploaded',
};

/** Rounded up, so that a file just above the limit does not seem to be just within. */
const inMegabytes = (bytes: number) => `${Math.ceil((bytes / MEGABYTE) * 10) / 10} MB`;

function nameOf({ fileName, fileExtension }: IBinaryData, field: string): string {
	if (fileName && (/\.\w+$/.test(fileName) || !fileExtension)) return fileName;
	return `${fileName || field}${fileExtension ? `.${fileExtension}` : ''}`;
}

/** The size of a file that n8n keeps outside of memory, without reading it. */
async function storedSize(node: IExecuteFunctions, { id }: IBinaryData) {
	return id ? (await node.helpers.getBinaryMetadata(id)).fileSize : undefined;
}

/**
 * Reads the file of an item that {@link inputFileField} names, after a look at type and size.
 * @throws NodeOperationError when there is no such file, it is empty, too large or of a type
 * that the vendor does not take
 */
export async function readInputFile<Client>(
	{ node, parameters, itemIndex }: OperationContext<Client>,
	{ maxSize, extensions }: FileLimits,
): Promise<InputFile> {
	const refuse = (problem: string, remedy: string) =>
		parameters.error(inputFileField.name, problem, remedy);
	const field = parameters.requiredText(inputFileField.name);
	const binary = ownValue(node.getInputData()[itemIndex]?.binary ?? {}, field);
	if (!binary) {
		throw refuse(
			`names "${field}", but the item has no such file`,
			'Read or download the file in a node before this one, and enter the name of its binary field.',
		);
	}
	const fileName = nameOf(binary, field);
	const extension = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
	if (extensions && !extensions.includes(extension)) {
		throw refuse(
			`holds "${fileName}", which is not of a type that can be uploaded`,
			`The name of the file must end in ${extensions.map((name) => `.${name}`).join(', ')}.`,
		);
	}
	const checkSize = (size: number) => {
		if (size === 0) throw refuse(`holds "${fileName}", which is empty`, 'Choose another file.');
		if (size <= maxSize) return;
		throw refuse(
			`holds "${fileName}" of ${inMegabytes(size)}, but the most is ${inMegabytes(maxSize)}`,
			'Choose a smaller file, or compress or split it first.',
		);
	};
	const size = await storedSize(node, binary);
	if (size !== undefined) checkSize(size);
	const data = await node.helpers.getBinaryDataBuffer(itemIndex, field);
	checkSize(data.length);
	return { data, fileName, mimeType: binary.mimeType || 'application/octet-stream' };
}
