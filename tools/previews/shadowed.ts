/** n8n looks by folder and version only, and these nodes share both with another trigger. */
export const SHADOWED = ['trilletRequestTrigger'];
