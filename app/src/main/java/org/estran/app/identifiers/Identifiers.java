package org.estran.app.identifiers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.estran.terms.Doi;
import org.springframework.stereotype.Component;

/** Reserves DOIs and keeps DataCite's word on them. Every change joins the caller's transaction. */
@Component
public class Identifiers {

    /**
     * The DOI of a record: the one it has, or a new one that was never given before. With no account configured it is
     * a rehearsal DOI under 10.5072.
     */
    public Doi reserve(String recordId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Wants the DOI findable, leading to this page and described so. A durable job tells DataCite after the commit;
     * the newest wish wins. A rehearsal DOI is only marked.
     *
     * @param landingPage absolute http or https address
     * @param dataciteAttributesJson the {@code attributes} object of DataCite's JSON:API (kernel 4), without doi, url,
     *     event and state
     * @throws org.estran.terms.ProblemException {@code unknown-doi}, {@code invalid-doi-request}
     */
    public void makeFindable(Doi doi, URI landingPage, String dataciteAttributesJson) {
        throw new UnsupportedOperationException();
    }

    /** Wants the DOI to resolve still, but to be found no more: for what was withdrawn. Nothing for one never shown. */
    public void hide(Doi doi) {
        throw new UnsupportedOperationException();
    }

    public Optional<DoiState> state(Doi doi) {
        throw new UnsupportedOperationException();
    }

    /** All DOIs of this centre for staff: first those with trouble, then the latest changed; at most 500. */
    public List<DoiState> list() {
        throw new UnsupportedOperationException();
    }
}
