package org.estran.app.home;

import java.nio.file.Path;

/** The home belongs to another process: a running server, or a command at work. */
public final class HomeInUse extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient Path home;

    HomeInUse(Path home) {
        super("another Estran server already works on " + home);
        this.home = home;
    }

    public Path home() {
        return home;
    }
}
