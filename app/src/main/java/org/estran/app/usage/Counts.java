package org.estran.app.usage;

/**
 * How often something was looked at and fetched.
 *
 * @param views of landing pages, by people
 * @param downloads of files and zips, by people and by programs that are no robots
 */
public record Counts(long views, long downloads) {

    public static final Counts NONE = new Counts(0, 0);

    static final Counts ONE_VIEW = new Counts(1, 0);
    static final Counts ONE_DOWNLOAD = new Counts(0, 1);

    public Counts plus(Counts more) {
        return new Counts(views + more.views, downloads + more.downloads);
    }

    public boolean isNone() {
        return views == 0 && downloads == 0;
    }
}
