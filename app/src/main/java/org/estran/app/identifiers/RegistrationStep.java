package org.estran.app.identifiers;

import org.estran.app.home.Step;

/** How a DOI is brought to what is wanted of it. */
enum RegistrationStep implements Step {
    /** What DataCite has is read. */
    READ,
    /** The DOI is marked as ours before it is written. */
    CLAIM,
    /** DataCite is told. */
    WRITE,
    /** What DataCite made of it is read. */
    READ_BACK,
    /** It agrees, and that is noted. */
    CONFIRM
}
