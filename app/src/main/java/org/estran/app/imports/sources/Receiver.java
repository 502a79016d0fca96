package org.estran.app.imports.sources;

/** Takes what a source holds, in the order of the source; may block while it has enough to do. */
public interface Receiver {

    /**
     * @param path its place in the source, with {@code /} between names; what lies in an archive of a folder has the
     *     archive's path and {@code !/} before its own
     */
    void document(String path, byte[] bytes);

    /** A file that is no document at all, by its first bytes. */
    void noDocument(String path);

    /** Something that cannot be read, with a stable code; a damaged archive may have given documents before. */
    void unreadable(String path, Trouble trouble, String detail);
}
