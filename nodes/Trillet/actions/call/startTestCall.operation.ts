import type { INodeProperties } from 'n8n-workflow';
import { createOnce } from '../../../shared/calls/create';
import { propertiesOf, readFields, type BodyField } from '../../../shared/fields/bodyFields';
import { toItems, type Operation } from '../../../shared/node/operation';
import type { TrilletClient } from '../../api/client';
import type { components } from '../../api/generated/contract';
import { agentLocator } from '../callAgent/locator';
import { observedNotice } from '../observedNotice';
import { withCallId } from './simplify';

type TestContext = NonNullable<components['schemas']['StartTestCallRequest']['evaluation_context']>;

const contextField = (
	key: keyof TestContext,
	property: Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'description'>,
): BodyField<TestContext> => ({
	property: { ...property, type: 'string', default: '' },
	read: (values, name) => ({ [key]: values.text(name) }),
});

const contextFields = [
	contextField('campaign_id', {
		displayName: 'Campaign ID',
		name: 'campaignId',
		placeholder: 'e.g. spring-2026',
		description: 'A name of yours for the tests that belong together',
	}),
	contextField('defiance_level', {
		displayName: 'Defiance Level',
		name: 'defianceLevel',
		placeholder: 'e.g. low',
		description: 'How hard the tester makes it for the agent; the levels are not documented',
	}),
	contextField('expected_behavior', {
		displayName: 'Expected Behavior',
		name: 'expectedBehavior',
		placeholder: 'e.g. The agent offers two other times',
		description: 'What the agent should do',
	}),
	contextField('prompt_id', {
		displayName: 'Prompt ID',
		name: 'promptId',
		placeholder: 'e.g. move-appointment',
		description: 'A name of yours for this test',
	}),
];

/** Lets an AI tester talk to an agent, as Trillet AI's own monitoring product does (TrilletAI/Soundflare). */
export const startTestCall: Operation<TrilletClient> = {
	name: 'Start Test Call',
	value: 'startTestCall',
	action: 'Start a test call',
	description:
		'Let an AI tester talk to an AI agent: no phone rings. Call > Wait Until Finished brings the outcome.',
	requests: ['startTestCall'],
	bodyOf: ['startTestCall'],
	properties: [
		observedNotice,
		agentLocator,
		{
			displayName: 'Tester Prompt',
			name: 'evaluationPrompt',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. You are a customer who wants to move an appointment',
			description:
				'Who the tester is and what it wants. Between two tests of one account, pause for five seconds, as Trillet AI does.',
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: propertiesOf(contextFields),
		},
	],
	async execute(context) {
		const { parameters } = context;
		const details = readFields(contextFields, parameters.inside('additionalFields'), {
			keepEmpty: false,
		});
		const body = {
			call_agent_id: parameters.requiredText(agentLocator.name),
			evaluationPrompt: parameters.requiredText('evaluationPrompt'),
			...(Object.keys(details).length > 0 && { evaluation_context: details }),
		};
		const call = await createOnce(context, {
			id: 'startTestCall',
			input: { body },
			what: 'test call',
			subject: [body.call_agent_id, body.evaluationPrompt],
		});
		const { room_name: roomName = null, ...others } = withCallId(call);
		return toItems({ ...others, roomName });
	},
};
