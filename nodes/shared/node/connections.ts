import { NodeConnectionTypes, type NodeConnectionType } from 'n8n-workflow';

/** One ordinary input or output. Named, because n8n's two lint plugins ask for different literals. */
export const main: NodeConnectionType[] = [NodeConnectionTypes.Main];
