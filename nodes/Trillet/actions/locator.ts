import type { INodeProperties } from 'n8n-workflow';
import { recordLocator, type LocatorTexts } from '../../shared/fields/locator';
import { DASHBOARD } from '../api/dashboard';

const DASHBOARD_LINK = `<a href="${DASHBOARD}" target="_blank">Open the Trillet AI dashboard</a>`;

/** A record, picked from a list or by its ID, with the way to the dashboard beside the ID. */
export const dashboardLocator = ({ idHint, ...texts }: LocatorTexts): INodeProperties =>
	recordLocator({ ...texts, idHint: [idHint, DASHBOARD_LINK].filter(Boolean).join('. ') });
