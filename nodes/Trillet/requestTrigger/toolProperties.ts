import type { INodeProperties } from 'n8n-workflow';

/** One argument of a tool, as the trigger's row has it. */
export interface ToolParameter {
	name: string;
	type: 'string' | 'number' | 'boolean';
	description?: string;
	required?: boolean;
}

const show = { kind: ['tool'] };

/** What the editor shows to be pasted where the node registers nothing. */
const TOOL_TO_PASTE = `={{ JSON.stringify({
  name: $parameter["toolName"],
  description: $parameter["toolDescription"],
  url: "PRODUCTION URL",
  method: "POST",
  headers: { Authorization: "Bearer " + $parameter["token"], "Content-Type": "application/json" },
  body: JSON.stringify({ parameters: Object.fromEntries([].concat(($parameter["toolParameters"] || {}).parameter || []).map((row) => [row.name, "{" + "{" + row.name + "}" + "}"])) }),
  variables: [].concat(($parameter["toolParameters"] || {}).parameter || []).map((row) => ({ name: row.name, description: row.description || "" })),
  responseVariables: [].concat(($parameter["answerFields"] || {}).field || []).map((row) => ({ name: row.name, path: row.name, description: row.description || "" })),
  textToSpeak: $parameter["textToSpeak"] || ""
}, null, 2) }}`;

const nameAndDescription = (example: string): INodeProperties[] => [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: `e.g. ${example}`,
		description: 'Letters, digits and underscores',
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What it means, for the model',
	},
];

/** The parameters that describe a tool to the agent. */
export const toolProperties: INodeProperties[] = [
	{
		displayName: 'Tool Name',
		name: 'toolName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. book_appointment',
		displayOptions: { show },
		description: 'What the agent calls the tool: letters, digits and underscores',
	},
	{
		displayName: 'Tool Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 2 },
		required: true,
		default: '',
		placeholder: 'e.g. Books an appointment. Use it once day and time are agreed.',
		displayOptions: { show },
		description: 'Tells the model what the tool does and when to use it',
	},
	{
		displayName: 'Parameters',
		name: 'toolParameters',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		displayOptions: { show },
		description: 'What the agent has to know before it can use the tool',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					...nameAndDescription('day'),
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'Boolean', value: 'boolean' },
							{ name: 'Number', value: 'number' },
							{ name: 'String', value: 'string' },
						],
						default: 'string',
					},
					{
						displayName: 'Required',
						name: 'required',
						type: 'boolean',
						default: true,
						description: 'Whether the agent has to ask for it when it does not know',
					},
				],
			},
		],
	},
	{
		displayName: 'Fields of the Answer',
		name: 'answerFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show },
		description: 'Fields of the answer that become variables of the call',
		options: [
			{ displayName: 'Field', name: 'field', values: nameAndDescription('confirmation_number') },
		],
	},
	{
		displayName: 'Say Meanwhile',
		name: 'textToSpeak',
		type: 'string',
		default: 'One moment, please.',
		displayOptions: { show },
		description: 'What the agent says while it waits for the answer',
	},
	{
		displayName: 'Caller Variable',
		name: 'callerVariable',
		type: 'string',
		default: '',
		placeholder: 'e.g. caller_number',
		displayOptions: { show: { ...show, registration: ['automatic'] } },
		description:
			'Name of a variable of the flow that holds the number of the caller, such as one that a Caller Look-Up answers. It comes as <b>from</b>, and tells a repeated request from one of another caller.',
	},
	{
		displayName: 'Tool to Paste',
		name: 'toolToPaste',
		type: 'string',
		typeOptions: { rows: 6 },
		default: TOOL_TO_PASTE,
		displayOptions: { show: { ...show, registration: ['manual'] } },
		description:
			'What to enter under Tools of the flow in the dashboard. PRODUCTION URL is the one from above.',
	},
];
