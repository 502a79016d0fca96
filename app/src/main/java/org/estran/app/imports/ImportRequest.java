package org.estran.app.imports;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * What is to be imported.
 *
 * @param location a file, a folder or an archive on this machine
 * @param source the name under which its documents are known: the same source again means the same documents again
 * @param askedBy who asked, as reports show it
 * @param received whether the file was sent here for this and is thrown away afterwards
 */
public record ImportRequest(Path location, String source, String askedBy, boolean received) {

    private static final int LONGEST_SOURCE = 200;

    public ImportRequest {
        location = location.toAbsolutePath().normalize();
        source = source.isBlank() ? sourceOf(location) : source.strip();
        source = source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) : source;
    }

    public static ImportRequest of(Path location, String askedBy) {
        return new ImportRequest(location, "", askedBy, false);
    }

    /** The name of the folder or archive, without what only says how it is packed. */
    private static String sourceOf(Path location) {
        String name = Objects.toString(location.getFileName(), "/");
        String bare = name.toLowerCase(Locale.ROOT).replaceAll("\\.(zip|tar|tgz|txz|tar\\.(gz|xz))$", "");
        return bare.isEmpty() ? name : name.substring(0, bare.length());
    }
}
