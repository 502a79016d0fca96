package org.estran.app.keeping.web;

import java.io.IOException;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.home.Home;
import org.estran.app.identifiers.DoiState;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.keeping.StorageCensus;
import org.estran.app.keeping.Versions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/centre}: what the centre holds, where its DOIs go, which versions run. */
@Controller
class StatePage {

    private static final int TROUBLED_DOIS = 20;

    private final Home home;
    private final StorageCensus census;
    private final Versions versions;
    private final Identifiers identifiers;
    private final Catalogue catalogue;

    StatePage(Home home, StorageCensus census, Versions versions, Identifiers identifiers, Catalogue catalogue) {
        this.home = home;
        this.census = census;
        this.versions = versions;
        this.identifiers = identifiers;
        this.catalogue = catalogue;
    }

    @GetMapping("/admin/centre")
    ModelAndView state() throws IOException {
        List<DoiState> troubled = identifiers.list().stream()
                .filter(doi -> doi.trouble() != null)
                .limit(TROUBLED_DOIS)
                .toList();
        return new ModelAndView("keeping/state")
                .addObject("home", home.root().toString())
                .addObject("storage", census.latest().orElse(null))
                .addObject("free", census.free())
                .addObject("total", census.total())
                .addObject("records", catalogue.search(SearchRequest.EVERYTHING).matched())
                .addObject("versions", versions.all())
                .addObject("schema", versions.schema())
                .addObject("accounts", identifiers.accounts())
                .addObject("troubled", troubled);
    }
}
