/** The h1's id; Starlight's table of contents calls the top of a page by it. */
export const PAGE_TITLE_ID = '_top';
