package org.estran.app.editor;

import java.util.List;
import org.estran.app.catalogue.RecordState;
import org.estran.app.description.FieldChange;
import org.estran.app.description.RecordForm;
import org.estran.terms.Finding;

/** What came of saving a form. */
public sealed interface Outcome {

    /** It is published as written. */
    record Saved(String id) implements Outcome {}

    /**
     * Something blocks it; nothing was saved.
     *
     * @param findings everything there is to say, beside the fields where it was written
     */
    record Refused(List<Finding> findings) implements Outcome {
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Somebody saved another state meanwhile; nothing was saved. Going on from {@code draft} with {@code form} keeps what
     * both wrote.
     *
     * @param theirs the state that was saved meanwhile
     * @param theirChanges how theirs differs from what both began with
     * @param myChanges how mine does
     * @param draft mine over theirs
     * @param form both together: mine where both changed the same part
     * @param findings a remark beside each part that both changed, and all else there is to say
     */
    record Disputed(
            RecordState theirs,
            List<FieldChange> theirChanges,
            List<FieldChange> myChanges,
            Draft draft,
            RecordForm form,
            List<Finding> findings)
            implements Outcome {
        public Disputed {
            theirChanges = List.copyOf(theirChanges);
            myChanges = List.copyOf(myChanges);
            findings = List.copyOf(findings);
        }
    }
}
