// Generated from contracts/trillet.openapi.yaml by "npm run generate". Do not edit.
export interface paths {
	'/api/v1/agents': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call agents, by the summary page
		 * @description Called paginated there, without parameters.
		 */
		get: operations['listAgentsLegacy'];
		put?: never;
		/**
		 * Create a call agent, by the summary page
		 * @description One line of the summary page, without parameters or shapes.
		 */
		post: operations['createAgentLegacy'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/agents/{agentId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call agent, by the summary page
		 * @description One line of the summary page.
		 */
		get: operations['getAgentLegacy'];
		put?: never;
		post?: never;
		/**
		 * Delete a call agent, by the summary page
		 * @description The only page that names the deletion of an agent.
		 */
		delete: operations['deleteAgentLegacy'];
		options?: never;
		head?: never;
		/**
		 * Update a call agent, by the summary page
		 * @description The summary page updates with PATCH, which keeps what is not sent, while the endpoint page replaces with PUT.
		 */
		patch: operations['updateAgentLegacy'];
		trace?: never;
	};
	'/api/v1/calls/call': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Send a call, by the summary page
		 * @description The same request at the summary page's address. The agent needs an active phone number and an active flow; a call lasts an hour at most and is recorded by default.
		 */
		post: operations['sendCallLegacy'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/calls/send': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Send a call
		 * @description The development guide's way to place a call. Its answer is not shown there; the shape here is that of the summary page. Its sample carries the key alone, and no workspace. There is no idempotency key, so a repeat rings the phone again.
		 */
		post: operations['sendCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/flows': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List flows, by the summary page
		 * @description Called paginated there, without parameters.
		 */
		get: operations['listFlowsLegacy'];
		put?: never;
		/**
		 * Create a flow, by the summary page
		 * @description One line of the summary page, without parameters or shapes.
		 */
		post: operations['createFlowLegacy'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/api/v1/flows/{flowId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a flow, by the summary page
		 * @description One line of the summary page.
		 */
		get: operations['getFlowLegacy'];
		put?: never;
		post?: never;
		/**
		 * Delete a flow, by the summary page
		 * @description One line of the summary page.
		 */
		delete: operations['deleteFlowLegacy'];
		options?: never;
		head?: never;
		/**
		 * Update a flow, by the summary page
		 * @description PATCH here, PUT on the endpoint page.
		 */
		patch: operations['updateFlowLegacy'];
		trace?: never;
	};
	'/v1/api/agent': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call agents, singular path
		 * @description See the creation by this path.
		 */
		get: operations['listAgentsSingular'];
		put?: never;
		/**
		 * Create a call agent, singular path
		 * @description A hand-off note of April 2026 lists the singular path as working, with a body of its own.
		 */
		post: operations['createAgentSingular'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/agent/{agentId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call agent, singular path
		 * @description See the creation by this path.
		 */
		get: operations['getAgentSingular'];
		/**
		 * Replace a call agent, singular path
		 * @description See the creation by this path.
		 */
		put: operations['updateAgentSingular'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/agents': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call agents
		 * @description Every agent of the workspace. Not paged.
		 */
		get: operations['listAgents'];
		put?: never;
		/**
		 * Create a call agent
		 * @description Creates an agent. Older pages answer with another shape, without `_id`.
		 */
		post: operations['createAgent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/agents/{agentId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call agent
		 * @description One agent. A third party has seen status 500 right after an update.
		 */
		get: operations['getAgent'];
		/**
		 * Replace a call agent
		 * @description Replaces the whole agent: fields that are not sent are lost, and read-only fields have been answered with status 500.
		 */
		put: operations['updateAgent'];
		post?: never;
		/**
		 * Delete a call agent
		 * @description Deletes an agent. No endpoint page; the summary page has it under another path.
		 */
		delete: operations['deleteAgent'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/agents/{agentId}/bind/{phoneNumberId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Bind a phone number
		 * @description Lets an agent call from a number and answer on it. Body and answer differ between editions of the page.
		 */
		post: operations['bindPhoneNumber'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/agents/{agentId}/release/{phoneNumberId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Release a phone number from an agent
		 * @description Takes a number from an agent. The workspace keeps the number.
		 */
		post: operations['releasePhoneNumber'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/batch-calls': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Start a batch
		 * @description Queues a call for each line of a CSV file of at most 20 MB. The column `phone_number` is required; every other column becomes a variable of the call. Without `scheduledAt` it starts at once.
		 */
		post: operations['createBatch'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/batch-calls/{batchId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a batch
		 * @description State and progress of a batch.
		 */
		get: operations['getBatch'];
		put?: never;
		post?: never;
		/**
		 * Cancel a batch
		 * @description Drops the calls that wait. Calls under way are finished; a cancelled batch stays cancelled.
		 */
		delete: operations['cancelBatch'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/batch-calls/{batchId}/calls': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List the calls of a batch
		 * @description One page of a batch's calls. The only list with an end marker.
		 */
		get: operations['listBatchCalls'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/batch-calls/{batchId}/status': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get the progress of a batch
		 * @description The progress alone, with more about recent calls.
		 */
		get: operations['getBatchProgress'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Start a call
		 * @description Places an outbound call with variables for the flow, metadata that comes back with events, and an address for the events of this call. There is no idempotency key, so a repeat rings the phone again.
		 */
		post: operations['startCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-flows': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call flows
		 * @description Every call flow of the workspace, in short. Not paged.
		 */
		get: operations['listCallFlows'];
		put?: never;
		/**
		 * Create a call flow
		 * @description Creates a call flow and the first version of its prompt.
		 */
		post: operations['createCallFlow'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-flows/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call flow
		 * @description One call flow.
		 */
		get: operations['getCallFlow'];
		/**
		 * Replace a call flow
		 * @description Replaces the whole call flow. Every entry of `webhooks` is added as a new tool, even when there is one of that name, so a repeat adds it twice. Sending `endCallOnSilence` and `maxCallDuration` is recommended.
		 */
		put: operations['updateCallFlow'];
		post?: never;
		/**
		 * Delete a call flow
		 * @description Deletes a call flow, and its agent with it.
		 */
		delete: operations['deleteCallFlow'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-flows/{id}/knowledge-base': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Upload a knowledge file
		 * @description Adds a file that the agent can look things up in: PDF, TXT, DOCX or Markdown, one at a time.
		 */
		post: operations['uploadCallFlowKnowledgeFile'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-flows/{id}/knowledge-base/{fileKey}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		/**
		 * Delete a knowledge file
		 * @description Removes a file from a call flow.
		 */
		delete: operations['deleteCallFlowKnowledgeFile'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-history': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call records, first version
		 * @description The older pages' address, without parameters. A third party found it working while the second version answered 500.
		 */
		get: operations['listCallHistoryV1'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/call-history/{callHistoryId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call record, first version
		 * @description The older pages' address.
		 */
		get: operations['getCallRecordV1'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/calls/web/connect': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Start a web call
		 * @description Opens a room and returns the LiveKit token with which a browser joins it. The web SDK sends the key in a header spelled `X-API_KEY` and no workspace.
		 */
		post: operations['startWebCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/conversations': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List conversations
		 * @description Every conversation with its messages. Not paged.
		 */
		get: operations['listConversations'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/conversations/{conversationId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		/**
		 * Delete a conversation
		 * @description Deletes a conversation with its messages.
		 */
		delete: operations['deleteConversation'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/conversations/message/generate': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Generate a message
		 * @description Writes an SMS or e-mail by a message flow. With `autopilot` it is sent, after the delay of the flow, so a repeat may send it twice. The recipient must fit the channel of the flow.
		 */
		post: operations['generateMessage'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/flow-folders': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List folders
		 * @description Every folder of the workspace. Not paged.
		 */
		get: operations['listFolders'];
		put?: never;
		/**
		 * Create a folder
		 * @description Creates a folder for flows. Colours are names in requests and hex values in answers.
		 */
		post: operations['createFolder'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/flow-folders/{folderId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a folder
		 * @description One folder, with its flows in short instead of their ids.
		 */
		get: operations['getFolder'];
		put?: never;
		post?: never;
		/**
		 * Delete a folder
		 * @description Deletes a folder and answers with it. The flows stay.
		 */
		delete: operations['deleteFolder'];
		options?: never;
		head?: never;
		/**
		 * Update a folder
		 * @description Changes a folder. Colour and icon are required.
		 */
		patch: operations['updateFolder'];
		trace?: never;
	};
	'/v1/api/flow-folders/{folderId}/flows': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Add a flow to a folder
		 * @description Puts a call flow or a message flow into a folder.
		 */
		post: operations['addFlowToFolder'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/flow-folders/{folderId}/flows/{pathwayId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		/**
		 * Remove a flow from a folder
		 * @description Takes a flow out of a folder. The flow stays.
		 */
		delete: operations['removeFlowFromFolder'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/flow-folders/{folderId}/pathways': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Add a flow to a folder, older path
		 * @description Puts a call flow or a message flow into a folder. Older pages have this path.
		 */
		post: operations['addFlowToFolderLegacy'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/flow-folders/{folderId}/pathways/{pathwayId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		/**
		 * Remove a flow from a folder, older path
		 * @description Takes a flow out of a folder. The flow stays. Older pages have this path.
		 */
		delete: operations['removeFlowFromFolderLegacy'];
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/knowledgebase': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List knowledge bases
		 * @description Knowledge bases of the workspace. The sample is a bare array, the field list names it `data`.
		 */
		get: operations['listKnowledgeBases'];
		put?: never;
		/**
		 * Create a knowledge base
		 * @description Creates an empty knowledge base.
		 */
		post: operations['createKnowledgeBase'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/knowledgebase/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a knowledge base
		 * @description One knowledge base with its files.
		 */
		get: operations['getKnowledgeBase'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/knowledgebase/{id}/files': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Upload a file
		 * @description Adds a file of at most 50 MB: PDF, TXT, DOCX, Markdown, CSV or JSON.
		 */
		post: operations['uploadKnowledgeBaseFile'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/message-flows': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List message flows
		 * @description Every message flow of the workspace. Not paged.
		 */
		get: operations['listMessageFlows'];
		put?: never;
		/**
		 * Create a message flow
		 * @description Creates a flow of SMS or e-mail. The page's sample flattens the working hours into `responseSettings`.
		 */
		post: operations['createMessageFlow'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/message-flows/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a message flow
		 * @description One message flow.
		 */
		get: operations['getMessageFlow'];
		/**
		 * Update a message flow
		 * @description Changes description and settings. `toggleAutopilot` flips the autopilot, so a repeat flips it back.
		 */
		put: operations['updateMessageFlow'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/omni-flow-agents': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List omni-flow agents
		 * @description Every message agent of the workspace. Not paged; the sample has no ids.
		 */
		get: operations['listOmniFlowAgents'];
		put?: never;
		/**
		 * Create an omni-flow agent
		 * @description Creates an agent for messages. The sample answer has no id.
		 */
		post: operations['createOmniFlowAgent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/omni-flow-agents/{agentId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get an omni-flow agent
		 * @description One message agent.
		 */
		get: operations['getOmniFlowAgent'];
		/**
		 * Replace an omni-flow agent
		 * @description Replaces name, model and voice.
		 */
		put: operations['updateOmniFlowAgent'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/recordings/{callId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get the address of a recording
		 * @description Where the recording of a call is, by the id of the call. An earlier revision of one client; a later one downloads the sound from the second version instead.
		 */
		get: operations['getRecordingAddress'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/available-numbers': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Search available numbers
		 * @description Numbers that can be bought.
		 */
		get: operations['searchAvailableNumbers'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/phone-numbers/{phoneNumberId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a phone number
		 * @description One number of the workspace.
		 */
		get: operations['getPhoneNumber'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/phone-numbers/{phoneNumberId}/config': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get the configuration of a phone number
		 * @description What happens with calls on a number.
		 */
		get: operations['getPhoneNumberConfiguration'];
		/**
		 * Update the configuration of a phone number
		 * @description Changes what happens with calls on a number.
		 */
		put: operations['updatePhoneNumberConfiguration'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/purchase-number': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Purchase a phone number
		 * @description Buys a number, which costs money every month. The page answers with an object; a client got the number as a string, without an id. Trillet AI's own plugin (TrilletAI/Trillet-grok, README) names a further outcome: a checkout of Stripe, where a person pays first. Its REST form is inferred.
		 */
		post: operations['purchasePhoneNumber'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/register-external-number': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Register an external number
		 * @description Makes a number of the user's own Twilio account usable.
		 */
		post: operations['registerExternalNumber'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/release-number': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Give a phone number up
		 * @description Gives a bought number back. Not the same as taking it from an agent.
		 */
		post: operations['deletePhoneNumber'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/twilio/user-phone-numbers': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List phone numbers
		 * @description Numbers of the workspace. The sample is one object, the field list names an array of strings under `phoneNumbers`, and a client reads a bare array of objects.
		 */
		get: operations['listPhoneNumbers'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/voices': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List voices
		 * @description No page was found; inferred from the page of one voice.
		 */
		get: operations['listVoices'];
		put?: never;
		/**
		 * Create a voice
		 * @description Creates a voice from an embedding, as cloning returns it.
		 */
		post: operations['createVoice'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/voices/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a voice
		 * @description One voice.
		 */
		get: operations['getVoice'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/voices/clone': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Clone a voice
		 * @description Makes an embedding from a sound file of at most 50 MB, and a voice when a name is given.
		 */
		post: operations['cloneVoice'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/web-call/evaluation': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Start a test call
		 * @description An AI tester talks to the agent, and no phone rings. On no page; Trillet AI's own monitoring product makes this request with the key alone, and pauses for five seconds between two.
		 */
		post: operations['startTestCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/web-call/public': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Start a public web call
		 * @description A web call without a key, for agents whose flow allows public access. Known from the web SDK only, which needs `token` and `roomName` in the answer.
		 */
		post: operations['startPublicWebCall'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/workspaces': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List workspaces
		 * @description Workspaces of the key's user: owned ones, then those of teams, then those as a guest. Needs no workspace header. The text speaks of a list, the sample is one object.
		 */
		get: operations['listWorkspaces'];
		put?: never;
		/**
		 * Create a workspace
		 * @description Creates a workspace.
		 */
		post: operations['createWorkspace'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v1/api/workspaces/{workspaceId}/invite': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Invite a team member
		 * @description Sends an invitation that expires after seven days. Only the owner may, and the header must name the same workspace.
		 */
		post: operations['inviteTeamMember'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v2/api/call-history': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List call records
		 * @description One page of call records. There is no sort parameter and no end marker; the samples are newest first. An empty result has been seen as status 500.
		 */
		get: operations['listCallHistory'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v2/api/call-history/{callHistoryId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get a call record
		 * @description One call record, by the id of the record (not of the call). Its shape differs from that of the list: no transcript, recording or duration is documented here.
		 */
		get: operations['getCallRecord'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v2/api/call-history/export-csv': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Export call records
		 * @description Call records as CSV. Its users call it slow.
		 */
		post: operations['exportCallHistory'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v2/api/call-history/metrics': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Get call metrics
		 * @description Counts, average duration and total cost of calls. The day range has other keys here than in the list.
		 */
		get: operations['getCallMetrics'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/v2/api/recordings/{recordId}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * Download a recording
		 * @description The sound of a call, by the id of its record.
		 */
		get: operations['downloadRecording'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface webhooks {
	'agent.created': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Agent created
		 * @description An agent is created.
		 */
		post: operations['onAgentCreated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'agent.updated': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Agent updated
		 * @description An agent is updated.
		 */
		post: operations['onAgentUpdated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.callback': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Callback of one call
		 * @description Events of one call, sent to its `callback_url`. Neither the body nor a signature is documented; receivers have seen enveloped and flat bodies.
		 */
		post: operations['onCallCallback'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.completed': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call completed
		 * @description A call ends. The only event with a documented payload.
		 */
		post: operations['onCallCompleted'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.failed': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call failed
		 * @description A call fails to connect.
		 */
		post: operations['onCallFailed'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'call.started': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Call started
		 * @description A call begins.
		 */
		post: operations['onCallStarted'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'flow.agent': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Agent webhook of a call flow
		 * @description Agent-related events of one flow, sent to its `agentWebhookUrl`. The body is not documented.
		 */
		post: operations['onAgentWebhook'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'flow.created': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Flow created
		 * @description A flow is created.
		 */
		post: operations['onFlowCreated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'flow.inbound': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Inbound webhook of a call flow
		 * @description Inbound call events of one flow, sent to its `inboundWebhookUrl`. The body is not documented; the answer may fill variables of the flow.
		 */
		post: operations['onInboundWebhook'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'flow.updated': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Flow updated
		 * @description A flow is updated.
		 */
		post: operations['onFlowUpdated'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'sms.delivered': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * SMS delivered
		 * @description An SMS is delivered.
		 */
		post: operations['onSmsDelivered'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'sms.sent': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * SMS sent
		 * @description An SMS is sent.
		 */
		post: operations['onSmsSent'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface components {
	schemas: {
		ActiveSession: {
			_id?: components['schemas']['Id'];
			participantId?: string;
			roomName?: string;
			startTime?: components['schemas']['Timestamp'];
			status?: string;
		};
		AddFlowToFolderRequest: {
			pathwayId: components['schemas']['Id'];
			pathwayType: components['schemas']['FlowType'];
		};
		Agent: {
			__v?: number;
			_id: components['schemas']['Id'];
			activeSessions?: components['schemas']['ActiveSession'][];
			createdAt?: components['schemas']['Timestamp'];
			currentNode?: string | null;
			fallbackLlmModel?: string | null;
			fallbackSttProvider?: components['schemas']['SttProvider'];
			gapBetweenEachAttemptForSmartCallback?: components['schemas']['SmartCallbackGap'][];
			llmModel?: string;
			maxAttemptsForSmartCallback?: number;
			name?: string;
			pathway?: components['schemas']['AgentPathway'];
			/** @description Older pages. */
			phoneNumberId?: string | null;
			/** @description Ids, or whole phone numbers as a third party has seen. */
			phoneNumberIds?: components['schemas']['IdOrRecord'][];
			settings?: components['schemas']['VoiceSettings'];
			smartCallback?: boolean;
			/** @description Seen value: ready. */
			status?: string;
			sttProvider?: components['schemas']['SttProvider'];
			systemPrompt?: string | null;
			ttsModel?: components['schemas']['TtsModel'];
			type?: string;
			updatedAt?: components['schemas']['Timestamp'];
			userId?: components['schemas']['Id'];
			variables?: components['schemas']['Values'];
			websiteUrl?: string | null;
			workspaceId?: components['schemas']['Id'];
		};
		/** @description The payload is not documented; inferred. */
		AgentEvent: {
			data: components['schemas']['Values'];
			/** @enum {string} */
			event: 'agent.created' | 'agent.updated';
		};
		AgentFields: {
			/** @description Seen in third-party code. */
			fallbackLlmModel?: string | null;
			fallbackSttProvider?: components['schemas']['SttProvider'];
			gapBetweenEachAttemptForSmartCallback?: components['schemas']['SmartCallbackGap'][];
			/**
			 * @description Name of the language model. The pages disagree about the list, so any name passes.
			 * @example gpt-4o-mini
			 */
			llmModel?: string;
			/** @description By default 5. */
			maxAttemptsForSmartCallback?: number;
			name?: string;
			pathway?: components['schemas']['AgentPathway'];
			phoneNumberIds?: components['schemas']['Id'][];
			settings?: components['schemas']['VoiceSettings'];
			/** @description By default false. */
			smartCallback?: boolean;
			sttProvider?: components['schemas']['SttProvider'];
			/** @description Seen in third-party code. */
			systemPrompt?: string;
			ttsModel?: components['schemas']['TtsModel'];
			/** @description By default voice. */
			type?: string;
			variables?: components['schemas']['Values'];
			/** @description Seen in third-party code. */
			websiteUrl?: string;
		};
		AgentList: components['schemas']['Agent'][];
		/** @description Id of the agent's call flow. Seen in third-party code. */
		AgentPathway: string | null;
		AvailableNumbers: {
			numbers: {
				phoneNumber: string;
			}[];
		};
		Batch: {
			id: components['schemas']['Id'];
			isComplete?: boolean;
			progress?: components['schemas']['BatchProgressFigures'];
			status: components['schemas']['BatchStatus'];
			timestamp?: components['schemas']['UnixMilliseconds'];
			totalCalls?: number;
		};
		BatchCall: {
			/** @description Seconds. */
			duration?: number | null;
			/** @description Milliseconds since 1970. */
			endTime?: number | null;
			error?: string | null;
			jobId: components['schemas']['Id'];
			/** @description The line of the CSV file. */
			metadata?: components['schemas']['Values'];
			phone_number?: string;
			/** @description Milliseconds since 1970. */
			startTime?: number | null;
			/** @enum {string} */
			status: 'waiting' | 'active' | 'completed' | 'failed';
		};
		BatchCallList: {
			calls: components['schemas']['BatchCall'][];
			error?: string;
			pagination: {
				hasNext: boolean;
				hasPrev: boolean;
				limit: number;
				page: number;
				total: number;
				totalPages: number;
			};
			summary?: components['schemas']['BatchCounts'];
		};
		BatchCounts: {
			active: number;
			completed: number;
			failed: number;
			total: number;
			waiting: number;
		};
		BatchProgress: components['schemas']['BatchProgressFigures'] & {
			isComplete?: boolean;
			status: components['schemas']['BatchStatus'];
		};
		BatchProgressFigures: components['schemas']['BatchCounts'] & {
			/** @description Seconds. */
			averageCallDuration?: number;
			/** @description Milliseconds since 1970. */
			completedTime?: number | null;
			/** @description Milliseconds since 1970. */
			lastCompletedTime?: number | null;
			recent_calls?: components['schemas']['RecentBatchCall'][];
			/** @description Milliseconds since 1970. */
			startTime?: number | null;
		};
		/** @enum {string} */
		BatchStatus: 'queued' | 'processing' | 'completed' | 'cancelled' | 'failed';
		BindPhoneNumberRequest: {
			metadataTags?: components['schemas']['Values'];
			/** @description On older pages. */
			name?: string;
			officeHours?: components['schemas']['OfficeHours'];
			/** @description By default false. */
			recordCalls?: boolean;
			/** @description By default false. */
			recordingPublic?: boolean;
		};
		BoundPhoneNumber: {
			agent?: {
				_id?: components['schemas']['Id'];
				phoneNumberIds?: components['schemas']['IdOrRecord'][];
				status?: string;
			};
			direction?: components['schemas']['CallDirection'];
			/** @description On older pages. */
			message?: string;
			pathwayId?: string | null;
			phoneNumber?: {
				_id?: components['schemas']['Id'];
				agentId?: components['schemas']['Id'];
				metadataTags?: components['schemas']['Values'];
				officeHours?: components['schemas']['OfficeHours'];
				recordingEnabled?: boolean;
				recordingPublic?: boolean;
			};
			/** @description On older pages. */
			status?: string;
		};
		CallAgentReference: {
			id: components['schemas']['Id'];
			model?: string;
			name?: string;
			voice?: {
				language?: string;
				provider?: string;
				voiceId?: string;
			};
		};
		/** @description What the analysis of a call found; empty while it lasts. The agent's own fields come along. */
		CallAnalysis: {
			/** @description Whether a voicemail took the call. No other field tells who did. */
			answered_by_voicemail?: boolean;
		} & {
			[key: string]: unknown;
		};
		CallbackBody:
			components['schemas']['EnvelopedCallback'] | components['schemas']['FlatCallback'];
		/** @description Names that receivers look for; which of them are sent is not documented. */
		CallbackFields: {
			agent_id?: components['schemas']['Id'];
			agentId?: components['schemas']['Id'];
			call_agent_id?: components['schemas']['Id'];
			call_id?: components['schemas']['Id'];
			callId?: components['schemas']['Id'];
			conversation_data?: {
				gathered_information?: components['schemas']['Values'];
			};
			direction?: components['schemas']['CallDirection'];
			duration?: number;
			dynamic_variables?: components['schemas']['Values'];
			from?: string | null;
			metadata?: components['schemas']['Values'];
			pathwayId?: components['schemas']['Id'];
			recordingUrl?: string | null;
			status?: components['schemas']['CallStatus'];
			summary?: string | null;
			to?: string | null;
			/** @description An array, a text, or an object with summary and recordingUrl. */
			transcript?: unknown;
		};
		/** @enum {string} */
		CallDirection: 'inbound' | 'outbound' | 'bidirectional';
		CallEvent: {
			data: {
				agentId?: components['schemas']['Id'];
				callId: components['schemas']['Id'];
				/** @description Seconds, inferred. */
				duration?: number;
				status?: components['schemas']['CallStatus'];
			};
			event: components['schemas']['CallEventName'];
		};
		/** @enum {string} */
		CallEventName: 'call.started' | 'call.completed' | 'call.failed';
		CallFlow: components['schemas']['CallFlowSummary'] & {
			__v?: number;
			agentWebhookUrl?: string | null;
			customWelcomeMessage?: string | null;
			description?: string | null;
			dynamicVariableCollections?: components['schemas']['DynamicVariableCollection'][];
			flowData?: components['schemas']['FlowData'];
			folderId?: string | null;
			inboundWebhookUrl?: string | null;
			isGlobal?: boolean;
			isPreConfigured?: boolean;
			preConfiguredWorkspaceId?: string | null;
			prompt?: string | null;
			settings?: components['schemas']['CallFlowSettings'];
			webhooks?: components['schemas']['FlowTool'][];
			welcomeMessage?: string;
		};
		CallFlowFields: {
			agent?: components['schemas']['Id'];
			/** @description Receives agent-related events. */
			agentWebhookUrl?: string | null;
			/** @description Only for ai_custom. */
			customWelcomeMessage?: string;
			description?: string;
			/**
			 * @description Newer pages leave out inbound, though samples have it.
			 * @enum {string}
			 */
			direction?: 'inbound' | 'outbound' | 'bidirectional';
			dynamicVariableCollections?: components['schemas']['DynamicVariableCollection'][];
			flowData?: components['schemas']['FlowData'];
			folderId?: string | null;
			/** @description Receives inbound call events. */
			inboundWebhookUrl?: string | null;
			/** @description By default true. */
			isActive?: boolean;
			isGlobal?: boolean;
			/** @description By default false. */
			isPreConfigured?: boolean;
			name?: string;
			preConfiguredWorkspaceId?: string | null;
			/** @description Placeholders are written {{name}} or {name}. */
			prompt?: string;
			/** @description Only simple is said to be allowed. */
			promptType?: string;
			settings?: components['schemas']['CallFlowSettings'];
			webhooks?: components['schemas']['FlowTool'][];
			/**
			 * @description By default user_initiated.
			 * @enum {string}
			 */
			welcomeMessage?: 'user_initiated' | 'ai_dynamic' | 'ai_custom';
		};
		CallFlowKnowledge: {
			_id: components['schemas']['Id'];
			settings?: components['schemas']['CallFlowSettings'];
			workspaceId?: components['schemas']['Id'];
		};
		CallFlowList: components['schemas']['CallFlowSummary'][];
		/** @description Clients use more fields than the pages name; all are kept. */
		CallFlowSettings: {
			callSetting?: components['schemas']['CallSetting'];
			/** @description The name of `callSetting` on the page of the creation. */
			callSettings?: components['schemas']['CallSetting'];
			customerLocation?: unknown;
			customWelcomeMessage?: string;
			enableHumanLikeVoiceAndTone?: boolean;
			knowledgeBaseFiles?: components['schemas']['KnowledgeFile'][];
			knowledgeBases?: unknown[];
			responseSettings?: components['schemas']['ResponseSettings'];
			security?: {
				hipaaCompliance?: boolean;
				publicAccess?: boolean;
			};
			transfers?: unknown[];
			utilizePriorCallsContext?: boolean;
			webhooks?: {
				agent?: string;
				inbound?: string;
			};
			welcomeMessage?: string;
			welcomeMessageDelay?: number;
		};
		CallFlowSummary: {
			_id: components['schemas']['Id'];
			/** @description An id; a third party has seen the whole agent in the list. */
			agent?: components['schemas']['IdOrRecord'] | null;
			createdAt?: components['schemas']['Timestamp'];
			direction?: string;
			isActive?: boolean;
			name?: string;
			promptType?: string;
			updatedAt?: components['schemas']['Timestamp'];
			workspaceId?: components['schemas']['Id'];
		};
		/** @description A bare array by the pages; clients allow for the envelopes. */
		CallHistory:
			components['schemas']['CallRecord'][] | components['schemas']['CallHistoryEnvelope'];
		CallHistoryEnvelope: {
			callHistory?: components['schemas']['CallRecords'];
			calls?: components['schemas']['CallRecords'];
			data?: components['schemas']['CallRecords'];
			history?: components['schemas']['CallRecords'];
			items?: components['schemas']['CallRecords'];
			results?: components['schemas']['CallRecords'];
		};
		CallMetrics: {
			/** @description Seconds. */
			averageDuration?: number;
			completedCalls?: number;
			failedCalls?: number;
			totalCalls: number;
			totalCost?: number;
		};
		/** @description A call as the list shows it. */
		CallRecord: {
			_id: components['schemas']['Id'];
			/** @description Name or id. */
			agent?: string;
			analyzedData?: components['schemas']['CallAnalysis'];
			call_id?: components['schemas']['Id'];
			callFlowName?: string | null;
			callId?: components['schemas']['Id'];
			cost?: number;
			direction?: components['schemas']['CallDirection'];
			/** @description Seconds, inferred. Only on finished calls. */
			duration?: number;
			fromPhoneNumber?: string | null;
			recordingUrl?: string | null;
			status?: components['schemas']['CallStatus'];
			summary?: string | null;
			timestamp?: components['schemas']['UnixSeconds'];
			toPhoneNumber?: string | null;
			/** @description The shape of the elements is not documented. */
			transcript?: unknown[];
			variables?: components['schemas']['Values'];
		};
		/** @description A call as its own page shows it. */
		CallRecordDetails: {
			_id: components['schemas']['Id'];
			agentId?: components['schemas']['Id'];
			analyzedData?: components['schemas']['CallAnalysis'];
			callFlowId?: string | null;
			cost?: {
				customer_charge?: number;
			};
			createdAt?: components['schemas']['Timestamp'];
			direction?: components['schemas']['CallDirection'];
			endTime?: components['schemas']['UnixSeconds'];
			fromPhoneNumber?: string | null;
			functionCalls?: unknown[];
			metadata?: components['schemas']['Values'];
			roomName?: string;
			startTime?: components['schemas']['UnixSeconds'];
			status?: components['schemas']['CallStatus'];
			summary?: string | null;
			toPhoneNumber?: string | null;
			updatedAt?: components['schemas']['Timestamp'];
			workspaceId?: components['schemas']['Id'];
		};
		CallRecords: components['schemas']['CallRecord'][];
		CallSetting: {
			/** @description Seen in third-party code. */
			enableComplianceMonitoring?: boolean;
			/** @description Seen in third-party code. */
			enableLlmCache?: boolean;
			/** @description Seconds. */
			endCallOnSilence?: number;
			/** @description Seconds. */
			maxCallDuration?: number;
			reminderMessages?: unknown[];
			trilletVoiceGuard?: boolean;
		};
		/** @description Seen: active, completed, failed, in-progress, ongoing, no-answer. The full list is not documented. */
		CallStatus: string;
		CancelledBatch: {
			batchId: components['schemas']['Id'];
			details?: {
				cancelledCalls?: number;
				completedCalls?: number;
				failedCalls?: number;
				totalCalls?: number;
			};
			message?: string;
			status: components['schemas']['BatchStatus'];
		};
		ClonedVoice: {
			embedding: components['schemas']['VoiceEmbedding'];
			voice?: components['schemas']['CreatedVoice'];
		};
		CloneVoiceRequest: {
			description?: string;
			file: string;
			language?: string;
			name?: string;
		};
		/** @description The error envelope of the development guide. */
		CodedError: {
			error: {
				/** @description Documented: insufficient_credits, invalid_number, rate_limit_exceeded. Others must be expected. */
				code: string;
				message: string;
				/**
				 * Format: date-time
				 * @description When the next request will be accepted.
				 */
				reset_at?: string;
			};
		};
		Conversation: {
			_id: components['schemas']['Id'];
			agentId?: string | null;
			createdAt?: components['schemas']['Timestamp'];
			customer?: {
				email?: string | null;
				name?: string | null;
				phone?: string | null;
			};
			messages?: components['schemas']['ConversationMessage'][];
			pathwayId?: components['schemas']['Id'];
			updatedAt?: components['schemas']['Timestamp'];
			userId?: components['schemas']['Id'];
		};
		ConversationList: components['schemas']['Conversation'][];
		ConversationMessage: {
			_id?: components['schemas']['Id'];
			createdAt?: components['schemas']['Timestamp'];
			direction?: string;
			message?: string;
			sent?: boolean;
			status?: string;
			updatedAt?: components['schemas']['Timestamp'];
		};
		CreateAgentRequest: WithRequired<
			components['schemas']['AgentFields'],
			'name' | 'ttsModel' | 'llmModel'
		>;
		CreateBatchRequest: {
			agentId: components['schemas']['Id'];
			/** @description CSV in UTF-8, 20 MB at most, with a column `phone_number`. */
			file: string;
			scheduledAt?: components['schemas']['Timestamp'];
			/** @description A JSON object with `enabled`, `maxAttempts` and `gaps`, a list of objects with `days` and `hours`. */
			smartCallbackConfig?: string;
		};
		CreateCallFlowRequest: WithRequired<
			components['schemas']['CallFlowFields'],
			'name' | 'direction' | 'promptType'
		>;
		CreatedAgent: components['schemas']['Agent'] | components['schemas']['FlatCreatedAgent'];
		CreatedBatch: {
			batchId: components['schemas']['Id'];
			error?: string;
			message?: string;
			status?: components['schemas']['BatchStatus'];
			totalCalls?: number;
		};
		CreatedVoice: {
			_id: components['schemas']['Id'];
			createdAt?: components['schemas']['Timestamp'];
			description?: string | null;
			language?: string | null;
			name?: string;
			workspaceId?: components['schemas']['Id'];
		};
		CreateFolderRequest: {
			color: components['schemas']['FolderColor'];
			flowType: components['schemas']['FlowType'];
			icon: components['schemas']['FolderIcon'];
			name: string;
		};
		CreateKnowledgeBaseRequest: {
			description?: string;
			name: string;
		};
		CreateMessageFlowRequest: {
			/** @description Id of an omni-flow agent. */
			agent: components['schemas']['Id'];
			/** @description By default false. */
			autopilot?: boolean;
			description?: string;
			direction: components['schemas']['CallDirection'];
			initiationMessage: string;
			isActive?: boolean;
			messageChannel: components['schemas']['MessageChannel'];
			name: string;
			prompt: string;
			settings?: components['schemas']['MessageFlowSettings'];
		};
		CreateOmniFlowAgentRequest: {
			/** @example gpt-4o-mini */
			llmModel: string;
			name: string;
			settings?: components['schemas']['Values'];
		};
		CreateVoiceRequest: {
			description?: string;
			embedding: components['schemas']['VoiceEmbedding'];
			language?: string;
			name: string;
		};
		CreateWorkspaceRequest: {
			initials: string;
			name: string;
		};
		DeletedConversation: {
			conversationId?: components['schemas']['Id'];
			message?: string;
			status: string;
		};
		DeletePhoneNumberRequest: {
			phoneNumberId: components['schemas']['Id'];
		};
		DynamicVariableCollection: {
			id?: string;
			/** @description By default false. */
			isDefault?: boolean;
			name?: string;
			variables?: {
				key?: string;
				value?: string;
			}[];
		};
		/** @description Values for the placeholders of the flow. */
		DynamicVariables: {
			[key: string]: unknown;
		};
		EnvelopedCallback: {
			data: components['schemas']['CallbackFields'];
			event: string;
		};
		Error: components['schemas']['CodedError'] | components['schemas']['PlainError'];
		ExportCallHistoryRequest: {
			agentId?: components['schemas']['Id'];
			includePostAnalysis?: boolean;
			includeTranscripts?: boolean;
			limit?: number;
		};
		FlatCallback: components['schemas']['CallbackFields'] & {
			event?: string;
		};
		/** @description The answer on older pages. */
		FlatCreatedAgent: {
			agentId: components['schemas']['Id'];
			llmModel?: string;
			ttsLanguage?: string;
			ttsProvider?: string;
			ttsVoice?: string;
			userId?: components['schemas']['Id'];
			workspaceId?: components['schemas']['Id'];
		};
		/** @description Nodes and edges of a drawn flow. */
		FlowData: {
			edges?: components['schemas']['Values'][];
			nodes?: {
				data?: components['schemas']['Values'];
				id?: string;
				type?: string;
			}[];
		};
		/** @description The payload is not documented; inferred. */
		FlowEvent: {
			data: components['schemas']['Values'];
			/** @enum {string} */
			event: 'flow.created' | 'flow.updated';
		};
		/** @description A request that the model makes during a call. The pages call it a webhook. */
		FlowTool: {
			body?: string;
			description?: string;
			/** @description An object by the field list, an array of name and value in an older sample. */
			headers?: components['schemas']['Values'] | components['schemas']['Values'][];
			isTesting?: boolean;
			method?: string;
			name?: string;
			responseVariables?: {
				description?: string;
				name?: string;
				path?: string;
			}[];
			testResponse?: unknown;
			textToSpeak?: string;
			url?: string;
			/** @description The name of `variablesforcallflow` in the update of a flow. */
			variables?: components['schemas']['FlowToolVariable'][];
			/** @description The name of `variables` in the creation of a flow. */
			variablesforcallflow?: components['schemas']['FlowToolVariable'][];
		};
		FlowToolVariable: {
			description?: string;
			name?: string;
		};
		/** @enum {string} */
		FlowType: 'call' | 'message';
		Folder: {
			_id: components['schemas']['Id'];
			/** @description Hex value, for example #3B82F6. */
			color?: string;
			createdAt?: components['schemas']['Timestamp'];
			flowType?: components['schemas']['FlowType'];
			icon?: string;
			name?: string;
			/** @enum {string} */
			pathwayModel?: 'Flow' | 'MessageFlow';
			/** @description Ids, or the flows in short when one folder is read. */
			pathways?: components['schemas']['IdOrRecord'][];
			updatedAt?: components['schemas']['Timestamp'];
			workspaceId?: components['schemas']['Id'];
		};
		/** @enum {string} */
		FolderColor: 'blue' | 'green' | 'teal' | 'purple' | 'orange' | 'red';
		/** @enum {string} */
		FolderIcon: 'folder' | 'file' | 'phone' | 'headphone' | 'voice' | 'message';
		FolderList: components['schemas']['Folder'][];
		GeneratedMessage: {
			conversation_id?: components['schemas']['Id'];
			message?: string;
			message_id?: components['schemas']['Id'];
			status: string;
		};
		GenerateMessageRequest: {
			/** @description True sends the message. */
			autopilot: boolean;
			dynamic?: components['schemas']['Values'];
			/** @description Id of an active message flow. */
			flowId: components['schemas']['Id'];
			metadata?: {
				customerDetails?: {
					name?: string;
				};
			};
			/** @description E.164 for SMS, an address for e-mail. */
			to: string;
		};
		/** @description An opaque text, mostly 24 hexadecimal digits. */
		Id: string;
		/** @description An id, or the record with fields of its kind. */
		IdOrRecord:
			| components['schemas']['Id']
			| ({
					_id: components['schemas']['Id'];
			  } & {
					[key: string]: unknown;
			  });
		InviteTeamMemberRequest: {
			/** Format: email */
			email: string;
			/** @enum {string} */
			role: 'admin' | 'editor' | 'viewer';
		};
		KnowledgeBase: {
			_id: components['schemas']['Id'];
			createdAt?: components['schemas']['Timestamp'];
			description?: string | null;
			files?: components['schemas']['KnowledgeBaseFile'][];
			name?: string;
			updatedAt?: components['schemas']['Timestamp'];
			workspaceId?: components['schemas']['Id'];
		};
		KnowledgeBaseFile: {
			name?: string;
			/** @description Bytes. */
			size?: number;
			type?: string;
			uploadedAt?: components['schemas']['Timestamp'];
		};
		KnowledgeBaseList:
			| components['schemas']['KnowledgeBase'][]
			| {
					data: components['schemas']['KnowledgeBase'][];
			  };
		KnowledgeFile: {
			filename?: string;
			key?: string;
			url?: string;
		};
		/** @enum {string} */
		MessageChannel: 'SMS' | 'Email';
		MessageFlow: {
			__v?: number;
			_id: components['schemas']['Id'];
			agent?: components['schemas']['IdOrRecord'] | null;
			autopilot?: boolean;
			createdAt?: components['schemas']['Timestamp'];
			description?: string | null;
			direction?: components['schemas']['CallDirection'];
			initiationMessage?: string;
			isActive?: boolean;
			messageChannel?: components['schemas']['MessageChannel'];
			name?: string;
			prompt?: string;
			settings?: components['schemas']['MessageFlowSettings'];
			updatedAt?: components['schemas']['Timestamp'];
			workspaceId?: components['schemas']['Id'];
		};
		MessageFlowList: components['schemas']['MessageFlow'][];
		MessageFlowSettings: {
			emailSettings?: {
				signature?: string;
				subjectLine?: string;
			};
			knowledgeBases?: unknown[];
			responseSettings?: components['schemas']['ResponseSettings'];
			security?: {
				hipaaCompliance?: boolean;
			};
		};
		/** @description Spans per weekday, for example `09:00-17:00`. */
		OfficeHours: {
			[key: string]: string[];
		};
		/** @description Only the sample of the update has an id. */
		OmniFlowAgent: {
			_id?: components['schemas']['Id'];
			createdAt?: components['schemas']['Timestamp'];
			llmModel?: string;
			messageChannel?: string;
			name?: string;
			phoneNumberId?: components['schemas']['IdOrRecord'] | null;
			settings?: components['schemas']['Values'];
			/** @enum {string} */
			status?: 'pending' | 'ready' | 'error';
			ttsModel?: components['schemas']['TtsModel'];
			updatedAt?: components['schemas']['Timestamp'];
			userId?: components['schemas']['Id'];
			workspaceId?: components['schemas']['Id'];
		};
		OmniFlowAgentList: components['schemas']['OmniFlowAgent'][];
		PhoneNumber: {
			__v?: number;
			_id?: components['schemas']['Id'];
			/** @description An id; a third party has seen the whole agent. */
			agentId?: components['schemas']['IdOrRecord'] | null;
			country?: string;
			createdAt?: components['schemas']['Timestamp'];
			/** Format: date-time */
			expiresAt?: string | null;
			flowType?: string | null;
			isExternal?: boolean;
			messagePathwayId?: string | null;
			monthlyPrice?: number;
			omniFlowAgentId?: string | null;
			pathwayId?: string | null;
			phoneNumber: string;
			provider?: string;
			recordingEnabled?: boolean;
			sid?: string | null;
			/** @description Seen values: active, released. */
			status?: string;
			transferEnabled?: boolean;
			trunkTerminationUrl?: string | null;
			type?: string;
			updatedAt?: components['schemas']['Timestamp'];
			userId?: components['schemas']['Id'];
			workspaceId?: components['schemas']['Id'];
		};
		PhoneNumberConfiguration: {
			agentId?: string | null;
			direction?: string | null;
			flowType?: string | null;
			metadataTags?: string[];
			officeHours?: {
				enabled?: boolean;
			};
			phoneNumberId?: components['schemas']['Id'];
			recording?: boolean;
			status?: string;
			transferCallerIdMode?: components['schemas']['TransferCallerIdMode'];
		};
		PhoneNumberList:
			| components['schemas']['PhoneNumber'][]
			| {
					phoneNumbers: (string | components['schemas']['PhoneNumber'])[];
			  }
			| components['schemas']['PhoneNumber'];
		/** @description E.164, for example +15551234567. */
		PhoneNumberText: string;
		/** @enum {string} */
		PhoneNumberType: 'local' | 'tollFree' | 'mobile';
		/** @description The error envelope of the batch pages. */
		PlainError: {
			error: string;
			/** @description Id of the batch. */
			id?: string;
			message?: string;
		};
		/** @description Where a person pays; the number is bought afterwards. Inferred. */
		PurchaseCheckout: {
			/** Format: uri */
			checkoutUrl: string;
			success?: boolean;
		};
		PurchasedPhoneNumber: {
			phoneNumber: components['schemas']['PhoneNumber'] | string;
			success?: boolean;
		};
		PurchasePhoneNumberRequest: {
			addressSid?: string;
			country: string;
			coupon?: string;
			phoneNumber: components['schemas']['PhoneNumberText'];
			type: components['schemas']['PhoneNumberType'];
		};
		RecentBatchCall: {
			completedAt?: components['schemas']['UnixMilliseconds'];
			duration?: number;
			error?: string;
			failedAt?: components['schemas']['UnixMilliseconds'];
			jobId: components['schemas']['Id'];
			phone_number?: string;
			status: string;
		};
		RecordingAddress: {
			/** Format: uri */
			audioUrl?: string;
			/** Format: uri */
			recordingUrl?: string;
			/** Format: uri */
			url?: string;
		};
		RegisterExternalNumberRequest: {
			credentials: {
				accountSid: string;
				authToken: string;
			};
			phoneNumber: components['schemas']['PhoneNumberText'];
			/** @enum {string} */
			provider: 'twilio';
		};
		ReleasedPhoneNumber: {
			agent?: components['schemas']['Agent'];
			message?: string;
			status?: string;
		};
		ReleasePhoneNumberRequest: {
			confirmation?: boolean;
		};
		/** @description One sample has the fields of `workingHours` beside `delay`. */
		ResponseSettings: {
			/** @description Seconds. */
			delay?: number;
			workingHours?: {
				enabled?: boolean;
				/** @example 17:00 */
				end?: string;
				outOfHoursMessage?: string;
				/** @example 09:00 */
				start?: string;
				/** @example UTC */
				timezone?: string;
			};
		};
		SendCallRequest: {
			agentId: components['schemas']['Id'];
			/** @description The number that calls; else Trillet AI takes one of the agent. An argument of Trillet AI's own plugin (TrilletAI/Trillet-grok); observed, and its name in REST is inferred. */
			from_phone_number_id?: components['schemas']['Id'];
			toNumber: components['schemas']['PhoneNumberText'];
		};
		SingularAgentRequest: {
			language?: string;
			name?: string;
			systemPrompt?: string;
			voice?: string;
		};
		SmartCallbackGap: {
			days?: number;
			hours?: number;
		};
		/** @description The payload is not documented; inferred. */
		SmsEvent: {
			data: components['schemas']['Values'];
			/** @enum {string} */
			event: 'sms.sent' | 'sms.delivered';
		};
		StartCallRequest: {
			call_agent_id: components['schemas']['Id'];
			/**
			 * Format: uri
			 * @description Receives the events of this call.
			 */
			callback_url?: string;
			dynamic_variables?: components['schemas']['DynamicVariables'];
			/** @description The number that calls; else Trillet AI takes one of the agent. An argument of Trillet AI's own plugin (TrilletAI/Trillet-grok); observed, and its name in REST is inferred. */
			from_phone_number_id?: components['schemas']['Id'];
			/** @description Comes back with webhooks and stays out of what the model reads. */
			metadata?: components['schemas']['Values'];
			to: components['schemas']['PhoneNumberText'];
		};
		/** @description One of `call_id` and `callId` is there; which one depends on the source. */
		StartedCall: {
			agent?: components['schemas']['CallAgentReference'];
			call_id?: components['schemas']['Id'];
			callId?: components['schemas']['Id'];
			fromNumber?: string;
			message?: string;
			roomName?: string;
			/** @example success */
			status: string;
			toNumber?: string;
		};
		StartedTestCall: {
			call_id: components['schemas']['Id'];
			room_name?: string;
		};
		/** @description One of `callId` and `call_id` is there; the page has `callId`. */
		StartedWebCall: {
			agent?: components['schemas']['CallAgentReference'];
			call_id?: components['schemas']['Id'];
			callId?: components['schemas']['Id'];
			roomName: string;
			/** @example success */
			status: string;
			/** @description Joins the room in a browser. */
			token: string;
		};
		StartPublicWebCallRequest: {
			call_agent_id: components['schemas']['Id'];
			/** Format: uri */
			callback_url?: string;
			dynamic_variables?: components['schemas']['DynamicVariables'];
			/**
			 * @default voice
			 * @enum {string}
			 */
			mode?: 'voice' | 'text';
		};
		StartTestCallRequest: {
			call_agent_id: components['schemas']['Id'];
			/** @description What the monitoring product keeps of a test. */
			evaluation_context?: {
				campaign_id?: string;
				defiance_level?: string;
				expected_behavior?: string;
				prompt_id?: string;
			} & {
				[key: string]: unknown;
			};
			/** @description What the tester is to do. */
			evaluationPrompt: string;
		};
		StartWebCallRequest: {
			agentId: components['schemas']['Id'];
			/** Format: uri */
			callback_url?: string;
			dynamic_variables?: components['schemas']['DynamicVariables'];
			/**
			 * @default voice
			 * @enum {string}
			 */
			mode?: 'voice' | 'text';
		};
		StatusMessage: {
			message?: string;
			status: string;
		};
		/** @description Speech recognition. Seen in third-party code. */
		SttProvider: {
			id?: string;
		};
		Success: {
			success: boolean;
		};
		SuccessMessage: {
			message?: string;
			success: boolean;
		};
		/**
		 * Format: date-time
		 * @description ISO 8601 in UTC.
		 */
		Timestamp: string;
		/** @enum {string} */
		TransferCallerIdMode: 'agent' | 'customer';
		/** @description The voice of an agent. */
		TtsModel: {
			/** @description Only for 11labs_byo. */
			elevenLabsApiKey?: string;
			/** @example en */
			language?: string;
			name?: string;
			/** @description Allowed: openai, rime, elevenlabs, 11labs_byo, google. Older samples also have cartesia. */
			provider?: string;
			/** @description Seen in third-party code. */
			rimeModel?: string;
			/** @example mistv2_Wildflower */
			voiceId?: string;
		};
		/** @description Milliseconds since 1970. */
		UnixMilliseconds: number;
		/** @description Seconds since 1970, with or without a fraction. */
		UnixSeconds: number;
		UpdateCallFlowRequest: WithRequired<components['schemas']['CallFlowFields'], 'promptType'>;
		UpdateFolderRequest: {
			color: components['schemas']['FolderColor'];
			flowType?: components['schemas']['FlowType'];
			icon: components['schemas']['FolderIcon'];
			name?: string;
		};
		UpdateMessageFlowRequest: {
			description?: string;
			settings?: components['schemas']['MessageFlowSettings'];
			/** @description True flips the autopilot. */
			toggleAutopilot?: boolean;
		};
		UpdateOmniFlowAgentRequest: {
			llmModel?: string;
			name?: string;
			ttsModel?: components['schemas']['TtsModel'];
		};
		UpdatePhoneNumberConfigurationRequest: {
			agentId?: components['schemas']['Id'];
			label?: string;
			/** @description Seconds. */
			maxCallDuration?: number;
			metadataTags?: string[];
			officeHours?: {
				enabled?: boolean;
				schedule?: components['schemas']['OfficeHours'];
				/** @description IANA name. */
				timezone?: string;
			};
			recordingEnabled?: boolean;
			transferCallerIdMode?: components['schemas']['TransferCallerIdMode'];
		};
		UploadCallFlowKnowledgeFileRequest: {
			file: string;
		};
		UploadedFile: {
			file?: components['schemas']['KnowledgeBaseFile'];
			success: boolean;
		};
		UploadKnowledgeBaseFileRequest: {
			uploadedFile: string;
		};
		/** @description Names to values of any kind. */
		Values: {
			[key: string]: unknown;
		};
		Voice: {
			_id: components['schemas']['Id'];
			accent?: string | null;
			description?: string | null;
			gender?: string | null;
			name?: string;
			provider?: string;
			voiceId?: string;
		};
		VoiceEmbedding: {
			/** @description Base64. */
			data?: string;
			/** @example float32 */
			format?: string;
		};
		VoiceList: components['schemas']['Voice'][];
		VoiceSettings: {
			speed?: number;
			temperature?: number;
			volume?: number;
		};
		Workspace: {
			_id: components['schemas']['Id'];
			createdAt?: components['schemas']['Timestamp'];
			initials?: string;
			/** @description On older pages. */
			isExternal?: boolean;
			/** @description On older pages. */
			isMasterWorkspace?: boolean;
			name?: string;
			/** @description On older pages. */
			pricingTier?: string;
			teamMembers?: components['schemas']['Values'][];
			updatedAt?: components['schemas']['Timestamp'];
			userId?: components['schemas']['Id'];
		};
		WorkspaceList: components['schemas']['Workspace'][] | components['schemas']['Workspace'];
	};
	responses: {
		/** @description All agents. */
		Agents: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['AgentList'];
			};
		};
		/** @description A field is missing or wrong. */
		BadRequest: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description There is no such batch. */
		BatchNotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description All call flows in short. */
		CallFlows: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['CallFlowList'];
			};
		};
		/** @description Call records, in all samples as a bare array. */
		CallHistory: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['CallHistory'];
			};
		};
		/** @description The call record. */
		CallRecord: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['CallRecordDetails'];
			};
		};
		/** @description The record is gone. The body is not documented. */
		Deleted: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['StatusMessage'];
			};
		};
		/** @description The folder. */
		Folder: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Folder'];
			};
		};
		/** @description The key may not do this, or does not belong to the workspace. The code is not documented. */
		Forbidden: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The account cannot pay for it. The status is not documented; 402 is our reading. */
		InsufficientCredits: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description A field is missing or wrong, or the number cannot be called. The status of `invalid_number` is not documented; 422 is the other candidate. */
		InvalidCall: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description There is no such record. It has also been answered with status 500. */
		NotFound: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The key has used up its requests of this minute. `reset_at` says when it may go on; no header does. */
		RateLimited: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The call is placed. */
		SentCall: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['StartedCall'];
			};
		};
		/** @description Something failed on Trillet's side, or there is no such record, or a list is empty. */
		ServerError: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The file is too large. The status is inferred. */
		TooLarge: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description No key was sent, or it is wrong or inactive. The code is not documented. */
		Unauthorized: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
		/** @description The number cannot be called. See 400. */
		Unprocessable: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Error'];
			};
		};
	};
	parameters: {
		/** @description Only calls of this agent. */
		AgentFilter: string;
		/**
		 * @description Id of the call agent.
		 * @example 664f8e3b1c12d8e9a4f3c2d1
		 */
		AgentId: string;
		/**
		 * @description Id of the batch.
		 * @example batch_7891011121314
		 */
		BatchId: string;
		/**
		 * @description Id of the call flow.
		 * @example 665b2c3d4e5f6a7b8c9d0e1f
		 */
		CallFlowId: string;
		/**
		 * @description Id of the call record.
		 * @example 00000000bf7ca4a7c69e0000
		 */
		CallHistoryId: string;
		/** @description Only calls by telephone (sip) or in a browser (web). */
		CallTypeFilter: 'sip' | 'web';
		/** @description Only calls of this call flow. */
		FlowFilter: string;
		/**
		 * @description Id of the call flow.
		 * @example 665b2c3d4e5f6a7b8c9d0e1f
		 */
		FlowId: string;
		/**
		 * @description Id of the folder.
		 * @example 665c3d4e5f6a7b8c9d0e1f2a
		 */
		FolderId: string;
		/**
		 * @description Id of the knowledge base.
		 * @example 66627c8d9e0f1a2b3c4d5e6f
		 */
		KnowledgeBaseId: string;
		/**
		 * @description Id of the message flow.
		 * @example 665e5f6a7b8c9d0e1f2a3b4c
		 */
		MessageFlowId: string;
		/**
		 * @description Id of the omni-flow agent.
		 * @example 665d4e5f6a7b8c9d0e1f2a3b
		 */
		OmniFlowAgentId: string;
		/** @description Page number, starting at 1. */
		Page: number;
		/**
		 * @description Id of the call flow or message flow.
		 * @example 665b2c3d4e5f6a7b8c9d0e1f
		 */
		PathwayId: string;
		/**
		 * @description Id of the phone number, not the number itself.
		 * @example 665a1b2c3d4e5f6a7b8c9d0e
		 */
		PhoneNumberId: string;
		/** @description Only calls in this state, such as completed, failed, in-progress or no-answer. */
		StatusFilter: string;
		/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
		TrilletSignature: string;
	};
	requestBodies: {
		SendCall: {
			content: {
				'application/json': components['schemas']['SendCallRequest'];
			};
		};
	};
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	listAgentsLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Agents'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createAgentLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getAgentLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteAgentLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Deleted'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateAgentLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AgentFields'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	sendCallLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: components['requestBodies']['SendCall'];
		responses: {
			200: components['responses']['SentCall'];
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	sendCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: components['requestBodies']['SendCall'];
		responses: {
			200: components['responses']['SentCall'];
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listFlowsLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallFlows'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createFlowLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateCallFlowRequest'];
			};
		};
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getFlowLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				flowId: components['parameters']['FlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteFlowLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				flowId: components['parameters']['FlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Deleted'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateFlowLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				flowId: components['parameters']['FlowId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallFlowFields'];
			};
		};
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listAgentsSingular: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Agents'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createAgentSingular: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SingularAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getAgentSingular: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateAgentSingular: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SingularAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listAgents: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Agents'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createAgent: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. Older pages show a flat shape. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AgentFields'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Agent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Deleted'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	bindPhoneNumber: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
				/**
				 * @description Id of the phone number, not the number itself.
				 * @example 665a1b2c3d4e5f6a7b8c9d0e
				 */
				phoneNumberId: components['parameters']['PhoneNumberId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['BindPhoneNumberRequest'];
			};
		};
		responses: {
			/** @description The number is bound. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['BoundPhoneNumber'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	releasePhoneNumber: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call agent.
				 * @example 664f8e3b1c12d8e9a4f3c2d1
				 */
				agentId: components['parameters']['AgentId'];
				/**
				 * @description Id of the phone number, not the number itself.
				 * @example 665a1b2c3d4e5f6a7b8c9d0e
				 */
				phoneNumberId: components['parameters']['PhoneNumberId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['ReleasePhoneNumberRequest'];
			};
		};
		responses: {
			/** @description The number is free. A field list also names the agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ReleasedPhoneNumber'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createBatch: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['CreateBatchRequest'];
			};
		};
		responses: {
			/** @description The batch is queued. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedBatch'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			413: components['responses']['TooLarge'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getBatch: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the batch.
				 * @example batch_7891011121314
				 */
				batchId: components['parameters']['BatchId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The batch. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Batch'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['BatchNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	cancelBatch: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the batch.
				 * @example batch_7891011121314
				 */
				batchId: components['parameters']['BatchId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The batch is cancelled. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CancelledBatch'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['BatchNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listBatchCalls: {
		parameters: {
			query?: {
				/** @description Calls on a page. */
				limit?: number;
				/** @description Page number, starting at 1. */
				page?: components['parameters']['Page'];
				/** @description Only calls in this state. */
				status?: 'all' | 'waiting' | 'active' | 'completed' | 'failed';
			};
			header?: never;
			path: {
				/**
				 * @description Id of the batch.
				 * @example batch_7891011121314
				 */
				batchId: components['parameters']['BatchId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of calls. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['BatchCallList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['BatchNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getBatchProgress: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the batch.
				 * @example batch_7891011121314
				 */
				batchId: components['parameters']['BatchId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The progress. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['BatchProgress'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['BatchNotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	startCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['StartCallRequest'];
			};
		};
		responses: {
			/** @description The call is placed. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['StartedCall'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listCallFlows: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallFlows'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createCallFlow: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateCallFlowRequest'];
			};
		};
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCallFlow: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				id: components['parameters']['CallFlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateCallFlow: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				id: components['parameters']['CallFlowId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateCallFlowRequest'];
			};
		};
		responses: {
			/** @description The call flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteCallFlow: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				id: components['parameters']['CallFlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Deleted'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	uploadCallFlowKnowledgeFile: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				id: components['parameters']['CallFlowId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['UploadCallFlowKnowledgeFileRequest'];
			};
		};
		responses: {
			/** @description The flow with its files. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlowKnowledge'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			413: components['responses']['TooLarge'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteCallFlowKnowledgeFile: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description The `key` of the file.
				 * @example product-guide.pdf
				 */
				fileKey: string;
				/**
				 * @description Id of the call flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				id: components['parameters']['CallFlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The flow with the files that are left. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallFlowKnowledge'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listCallHistoryV1: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallHistory'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCallRecordV1: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call record.
				 * @example 00000000bf7ca4a7c69e0000
				 */
				callHistoryId: components['parameters']['CallHistoryId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallRecord'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	startWebCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['StartWebCallRequest'];
			};
		};
		responses: {
			/** @description The room is open. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['StartedWebCall'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listConversations: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All conversations. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ConversationList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteConversation: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the conversation.
				 * @example abc1234aa
				 */
				conversationId: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The conversation is gone. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['DeletedConversation'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	generateMessage: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['GenerateMessageRequest'];
			};
		};
		responses: {
			/** @description The message. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['GeneratedMessage'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listFolders: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All folders. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['FolderList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createFolder: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateFolderRequest'];
			};
		};
		responses: {
			/** @description The folder. */
			201: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Folder'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deleteFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateFolderRequest'];
			};
		};
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	addFlowToFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AddFlowToFolderRequest'];
			};
		};
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	removeFlowFromFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
				/**
				 * @description Id of the call flow or message flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				pathwayId: components['parameters']['PathwayId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	addFlowToFolderLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AddFlowToFolderRequest'];
			};
		};
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	removeFlowFromFolderLegacy: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the folder.
				 * @example 665c3d4e5f6a7b8c9d0e1f2a
				 */
				folderId: components['parameters']['FolderId'];
				/**
				 * @description Id of the call flow or message flow.
				 * @example 665b2c3d4e5f6a7b8c9d0e1f
				 */
				pathwayId: components['parameters']['PathwayId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['Folder'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listKnowledgeBases: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The knowledge bases, bare or under `data`. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['KnowledgeBaseList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createKnowledgeBase: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateKnowledgeBaseRequest'];
			};
		};
		responses: {
			/** @description The knowledge base. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['KnowledgeBase'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getKnowledgeBase: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the knowledge base.
				 * @example 66627c8d9e0f1a2b3c4d5e6f
				 */
				id: components['parameters']['KnowledgeBaseId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The knowledge base. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['KnowledgeBase'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	uploadKnowledgeBaseFile: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the knowledge base.
				 * @example 66627c8d9e0f1a2b3c4d5e6f
				 */
				id: components['parameters']['KnowledgeBaseId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['UploadKnowledgeBaseFileRequest'];
			};
		};
		responses: {
			/** @description The file is stored. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['UploadedFile'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			413: components['responses']['TooLarge'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listMessageFlows: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All message flows. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageFlowList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createMessageFlow: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateMessageFlowRequest'];
			};
		};
		responses: {
			/** @description The message flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getMessageFlow: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the message flow.
				 * @example 665e5f6a7b8c9d0e1f2a3b4c
				 */
				id: components['parameters']['MessageFlowId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The message flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateMessageFlow: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the message flow.
				 * @example 665e5f6a7b8c9d0e1f2a3b4c
				 */
				id: components['parameters']['MessageFlowId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateMessageFlowRequest'];
			};
		};
		responses: {
			/** @description The message flow. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MessageFlow'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listOmniFlowAgents: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All agents. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['OmniFlowAgentList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createOmniFlowAgent: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateOmniFlowAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['OmniFlowAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getOmniFlowAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the omni-flow agent.
				 * @example 665d4e5f6a7b8c9d0e1f2a3b
				 */
				agentId: components['parameters']['OmniFlowAgentId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['OmniFlowAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updateOmniFlowAgent: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the omni-flow agent.
				 * @example 665d4e5f6a7b8c9d0e1f2a3b
				 */
				agentId: components['parameters']['OmniFlowAgentId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdateOmniFlowAgentRequest'];
			};
		};
		responses: {
			/** @description The agent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['OmniFlowAgent'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getRecordingAddress: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call.
				 * @example 00000000013bd867b55ca000-00pk0su000
				 */
				callId: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The address, under one of three names. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['RecordingAddress'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	searchAvailableNumbers: {
		parameters: {
			query: {
				/**
				 * @description Only numbers of this area.
				 * @example 215
				 */
				areaCode?: string;
				/**
				 * @description Two-letter country code.
				 * @example US
				 */
				country: string;
				/**
				 * @description How many numbers at most.
				 * @example 5
				 */
				limit?: number;
				/** @description Kind of number. */
				type?: components['schemas']['PhoneNumberType'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Numbers that can be bought. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['AvailableNumbers'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getPhoneNumber: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the phone number, not the number itself.
				 * @example 665a1b2c3d4e5f6a7b8c9d0e
				 */
				phoneNumberId: components['parameters']['PhoneNumberId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The number. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['PhoneNumber'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getPhoneNumberConfiguration: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the phone number, not the number itself.
				 * @example 665a1b2c3d4e5f6a7b8c9d0e
				 */
				phoneNumberId: components['parameters']['PhoneNumberId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The configuration. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['PhoneNumberConfiguration'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	updatePhoneNumberConfiguration: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the phone number, not the number itself.
				 * @example 665a1b2c3d4e5f6a7b8c9d0e
				 */
				phoneNumberId: components['parameters']['PhoneNumberId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['UpdatePhoneNumberConfigurationRequest'];
			};
		};
		responses: {
			/** @description The configuration is changed. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Success'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	purchasePhoneNumber: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['PurchasePhoneNumberRequest'];
			};
		};
		responses: {
			/** @description The number is bought, or has to be paid first. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json':
						| components['schemas']['PurchasedPhoneNumber']
						| components['schemas']['PurchaseCheckout'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	registerExternalNumber: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['RegisterExternalNumberRequest'];
			};
		};
		responses: {
			/** @description The number is registered. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['StatusMessage'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	deletePhoneNumber: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['DeletePhoneNumberRequest'];
			};
		};
		responses: {
			/** @description The number is given back. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Success'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listPhoneNumbers: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description All numbers, in one of several shapes. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['PhoneNumberList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listVoices: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The voices. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['VoiceList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createVoice: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateVoiceRequest'];
			};
		};
		responses: {
			/** @description The voice. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CreatedVoice'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getVoice: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the voice.
				 * @example 66616b7c8d9e0f1a2b3c4d5e
				 */
				id: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The voice. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Voice'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	cloneVoice: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['CloneVoiceRequest'];
			};
		};
		responses: {
			/** @description The embedding. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ClonedVoice'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			413: components['responses']['TooLarge'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	startTestCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['StartTestCallRequest'];
			};
		};
		responses: {
			/** @description The test call has begun. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['StartedTestCall'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	startPublicWebCall: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['StartPublicWebCallRequest'];
			};
		};
		responses: {
			/** @description The room is open. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['StartedWebCall'];
				};
			};
			400: components['responses']['InvalidCall'];
			401: components['responses']['Unauthorized'];
			402: components['responses']['InsufficientCredits'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			422: components['responses']['Unprocessable'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listWorkspaces: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The workspaces. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['WorkspaceList'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	createWorkspace: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CreateWorkspaceRequest'];
			};
		};
		responses: {
			/** @description The workspace. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Workspace'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	inviteTeamMember: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the workspace.
				 * @example 664a1b2c3d4e5f6a7b8c9d0e
				 */
				workspaceId: string;
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['InviteTeamMemberRequest'];
			};
		};
		responses: {
			/** @description The invitation is sent. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['SuccessMessage'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	listCallHistory: {
		parameters: {
			query?: {
				/** @description Only calls of this agent. */
				agentId?: components['parameters']['AgentFilter'];
				/** @description Only calls of this batch. */
				batchId?: string;
				/**
				 * @description Only these calls, as a JSON array of call ids. The only documented way from the id of a started call to its record.
				 * @example ["abc","def"]
				 */
				callIds?: string;
				/** @description Only calls by telephone (sip) or in a browser (web). */
				callType?: components['parameters']['CallTypeFilter'];
				/**
				 * @description Only calls of these days, as a JSON object with `from` and `to`.
				 * @example {"from":"2024-01-01","to":"2024-01-31"}
				 */
				dateRange?: string;
				/** @description Only calls in this direction. */
				direction?: 'inbound' | 'outbound';
				/** @description Records on a page. The maximum is not documented. */
				limit?: number;
				/** @description Page number, starting at 1. */
				page?: components['parameters']['Page'];
				/** @description Only calls of this call flow. */
				pathwayId?: components['parameters']['FlowFilter'];
				/**
				 * @description Only calls whose analysed data has these values, as a JSON object.
				 * @example {"answered_by_voicemail":false}
				 */
				postAnalysis?: string;
				/** @description Text to find in phone numbers and metadata. */
				search?: string;
				/** @description Only calls in this state, such as completed, failed, in-progress or no-answer. */
				status?: components['parameters']['StatusFilter'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallHistory'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCallRecord: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call record.
				 * @example 00000000bf7ca4a7c69e0000
				 */
				callHistoryId: components['parameters']['CallHistoryId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			200: components['responses']['CallRecord'];
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	exportCallHistory: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['ExportCallHistoryRequest'];
			};
		};
		responses: {
			/** @description The file, with one line per call. */
			200: {
				headers: {
					/**
					 * @description Names the file.
					 * @example attachment; filename="call-history.csv"
					 */
					'Content-Disposition'?: string;
					[name: string]: unknown;
				};
				content: {
					'text/csv': string;
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	getCallMetrics: {
		parameters: {
			query?: {
				/** @description Only calls of this agent. */
				agentId?: components['parameters']['AgentFilter'];
				/** @description Only calls by telephone (sip) or in a browser (web). */
				callType?: components['parameters']['CallTypeFilter'];
				/**
				 * @description Only calls of these days, as a JSON object with `startDate` and `endDate`.
				 * @example {"startDate":"2024-01-01","endDate":"2024-01-31"}
				 */
				dateRange?: string;
				/** @description Only calls in this direction. */
				direction?: components['schemas']['CallDirection'];
				/** @description Only calls of this call flow. */
				pathwayId?: components['parameters']['FlowFilter'];
				/** @description Only calls in this state, such as completed, failed, in-progress or no-answer. */
				status?: components['parameters']['StatusFilter'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The metrics. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['CallMetrics'];
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	downloadRecording: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/**
				 * @description Id of the call record.
				 * @example 00000000bf7ca4a7c69e0000
				 */
				recordId: string;
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The recording. Other audio types are possible. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'audio/mpeg': string;
					'audio/wav': string;
				};
			};
			400: components['responses']['BadRequest'];
			401: components['responses']['Unauthorized'];
			403: components['responses']['Forbidden'];
			404: components['responses']['NotFound'];
			429: components['responses']['RateLimited'];
			500: components['responses']['ServerError'];
		};
	};
	onAgentCreated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AgentEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onAgentUpdated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['AgentEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallCallback: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallbackBody'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallCompleted: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallFailed: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onCallStarted: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onAgentWebhook: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallbackBody'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onFlowCreated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['FlowEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onInboundWebhook: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['CallbackBody'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onFlowUpdated: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['FlowEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onSmsDelivered: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SmsEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
	onSmsSent: {
		parameters: {
			query?: never;
			header: {
				/** @description HMAC-SHA256 of the raw body in lower-case hex. The key is the whole webhook secret, `whsec_` included. Whether the value has a prefix is not documented. */
				'X-Trillet-Signature': components['parameters']['TrilletSignature'];
			};
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SmsEvent'];
			};
		};
		responses: {
			/** @description Received. Answer at once and work afterwards. */
			200: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
			/** @description The signature does not match. */
			401: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
}
type WithRequired<T, K extends keyof T> = T & {
	[P in K]-?: T[P];
};
