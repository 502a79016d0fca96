package org.estran.app.deposit;

import org.estran.app.home.Step;

/** The journal of publishing, in its order. Each may be taken again: it then finds its work done, or does it anew. */
enum PublishingStep implements Step {
    /** Nothing of it can change any more, and the publication has its date. */
    FREEZE,
    /** The archive holds it, on the disk itself. */
    PRESERVE,
    /** In one transaction: the catalogue has it, its DOI is wanted findable, the deposit is published. */
    ANNOUNCE,
    /** The staged files go. */
    TIDY
}
