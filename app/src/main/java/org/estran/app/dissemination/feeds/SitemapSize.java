package org.estran.app.dissemination.feeds;

/** How many addresses one list has. */
record SitemapSize(int most) {

    /** The limit of the protocol; so many are far from its other limit, 50 MB. */
    static final SitemapSize USUAL = new SitemapSize(50_000);
}
