/** What fills the lists of the node's pickers. */
export const listSearch = {};
