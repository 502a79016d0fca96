package org.estran.app.vocabularies;

import java.util.List;
import org.estran.terms.Finding;

/** What came of loading a thesaurus. */
public record Loaded(Vocabulary vocabulary, Revision revision, List<Finding> findings) {

    public Loaded {
        findings = List.copyOf(findings);
    }
}
