package org.estran.app.origins.reading;

/** The readers as the application has them. */
public final class Documents {

    private Documents() {}

    public static DocumentReader reader() {
        return new KnownDocuments();
    }
}
