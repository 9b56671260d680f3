import { Workflow, type INodeParameters, type INodeType, type INodeTypes } from 'n8n-workflow';
import { resources as klenResources } from '../../../nodes/Klen/actions';
import { Klen } from '../../../nodes/Klen/Klen.node';
import { KlenPollingTrigger } from '../../../nodes/Klen/KlenPollingTrigger.node';
import { KlenTrigger } from '../../../nodes/Klen/KlenTrigger.node';
import { resources as trilletResources } from '../../../nodes/Trillet/actions';
import { Trillet } from '../../../nodes/Trillet/Trillet.node';
import { TrilletPollingTrigger } from '../../../nodes/Trillet/TrilletPollingTrigger.node';
import { TrilletTrigger } from '../../../nodes/Trillet/TrilletTrigger.node';

/** What n8n shows below the name of a node. */
function subtitleOf(type: INodeType, parameters: INodeParameters): unknown {
	const node = { id: '1', name: 'A', type: 'a', typeVersion: 1, position: [0, 0], parameters };
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	} as INodeTypes;
	const workflow = new Workflow({
		nodes: [{ ...node, position: [0, 0] }],
		connections: {},
		active: false,
		nodeTypes,
	});
	const [loaded] = Object.values(workflow.nodes);
	if (!loaded) throw new Error('The workflow lost its node');
	const { subtitle } = type.description;
	return workflow.expression.getSimpleParameterValue(loaded, subtitle ?? '', 'internal', {});
}

it.each([
	{ type: new Klen(), resources: klenResources },
	{ type: new Trillet(), resources: trilletResources },
])('every operation of $type.description.displayName is a sentence', ({ type, resources }) => {
	const shown = resources.flatMap((resource) =>
		resource.operations.map(({ value }) =>
			subtitleOf(type, { resource: resource.value, operation: value }),
		),
	);
	expect(shown).toEqual(resources.flatMap(({ operations }) => operations.map((o) => o.action)));
});

it.each([
	[new KlenTrigger(), ['call.ended', 'call.failed'], 'On Call Ended or Call Failed'],
	[new KlenPollingTrigger(), ['calendar.created'], 'On Calendar Event Created'],
	[new TrilletTrigger(), ['call.completed'], 'On Call Completed'],
	[new TrilletPollingTrigger(), ['batch.finished'], 'On Batch Finished'],
	[new TrilletTrigger(), ['of.tomorrow'], 'On of.tomorrow'],
])('a trigger names its events: %#', (type, events, expected) => {
	expect(subtitleOf(type, { events })).toBe(expected);
});
