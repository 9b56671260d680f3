import { PRODUCTION_IDS } from '../../../simulator/trillet/seed';
import { testCallAgain } from '../call-again-suite';
import { testWaitToggle, type WaitToggleCase } from '../wait-toggle-suite';
import { byId, useTrillet } from './trillet';

const trillet = useTrillet();

describe.each([
	['start', 'startCall'],
	['send', 'sendCall'],
])('%s', (operation, request) => {
	const placing: WaitToggleCase = {
		operation,
		request,
		list: 'listCallHistory',
		emptyList: [],
		parameters: {
			agentId: byId(PRODUCTION_IDS.salesAgent),
			toNumber: '={{ $json.phone }}',
		},
		idField: 'callId',
		setTalk: (callSeconds) => trillet.control.settings({ trillet: { callSeconds } }),
	};
	testWaitToggle(trillet, placing);
	testCallAgain(trillet, placing);
});
