package org.estran.app.dissemination.csw;

import org.estran.app.accounts.Caller;
import org.estran.app.projects.Scope;
import org.estran.ows.csw.Answers;
import org.estran.ows.csw.AtomWriter;
import org.estran.ows.csw.CswRequest;
import org.estran.ows.csw.OpenSearchDescription;
import org.estran.terms.Language;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where and how a request came.
 *
 * @param endpoint the address that was asked, without its query
 * @param address the address with its query
 * @param language whose titles are wanted
 * @param caller who says in the request itself who they are; else somebody who did not sign in
 */
record Asking(Scope scope, String endpoint, String address, Language language, Caller caller) {

    boolean mayTransact() {
        return Transacting.isFor(caller, scope);
    }

    AtomWriter.Feed feed(CswRequest.GetRecords request, Answers.Counts counts) {
        String next = counts.next() == 0
                ? null
                : UriComponentsBuilder.fromUriString(address)
                        .replaceQueryParam("startposition")
                        .replaceQueryParam("startPosition", counts.next())
                        .build(true)
                        .toUriString();
        return new AtomWriter.Feed(
                Service.title(scope, language),
                address,
                next,
                endpoint + "?" + OpenSearchDescription.QUERY,
                request.text() == null ? "" : request.text());
    }
}
