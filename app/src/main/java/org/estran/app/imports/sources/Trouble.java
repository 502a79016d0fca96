package org.estran.app.imports.sources;

/** Why a file of a source gives no bytes to read. */
public enum Trouble {
    TOO_LARGE("import-document-too-large", false),
    TOO_MANY("import-too-many", true),
    UNPACKS_TOO_LARGE("import-archive-too-large", true),
    ARCHIVE_IN_ARCHIVE("import-archive-in-archive", false),
    ARCHIVE_DAMAGED("import-archive-damaged", true),
    ENCRYPTED("import-encrypted", false),
    FILE_UNREADABLE("import-file-unreadable", false),
    LINK("import-link", false);

    private final String code;
    private final boolean cutsOff;

    Trouble(String code, boolean cutsOff) {
        this.code = code;
        this.cutsOff = cutsOff;
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }

    /** Whether documents behind it were not seen. */
    public boolean cutsOff() {
        return cutsOff;
    }
}
