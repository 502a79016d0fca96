package org.estran.app.archive;

import java.io.IOException;

/** Places on the way of a stream where what came in so far is made sure of. */
interface Milestones {

    /** None: only the end counts. */
    Milestones NONE = new Milestones() {
        @Override
        public boolean isDueAt(long position) {
            return false;
        }

        @Override
        public void reached(long position) {}
    };

    boolean isDueAt(long position);

    /** Everything before that position is written and digested; nothing goes on meanwhile. */
    void reached(long position) throws IOException;
}
