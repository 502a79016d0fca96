package org.estran.app.keeping;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which version of what runs. */
@Component
public class Versions {

    /** Of this program; {@code development} where it does not run from its jar. */
    public String estran() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
