package org.estran.harvest.kinds;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;

/** The kinds of sources that are known, in the order in which an address is tried. */
public final class SourceKinds {

    private static final List<SourceKind> ALL = List.of(
            new LocalFolder(),
            new OaiPmh(),
            new Csw(),
            new Csw3(),
            new Erddap(),
            new Thredds(),
            new OgcRecords(),
            new Stac(),
            new DataCiteApi(),
            new Dataverse(),
            new InvenioRdm(),
            new GeoNetwork(),
            new Dcat(),
            new Sitemap(),
            new WebFolder(),
            new Ckan());

    private SourceKinds() {}

    public static List<SourceKind> all() {
        return ALL;
    }

    public static Optional<SourceKind> of(String word) {
        return ALL.stream().filter(kind -> kind.word().equals(word)).findFirst();
    }

    /**
     * What is at an address: the first kind that knows it.
     *
     * @throws SourceFailed where no kind knows it and one of them was not even answered
     */
    public static Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        SourceFailed unanswered = null;
        for (SourceKind kind : ALL) {
            try {
                Optional<Source> found = kind.recognise(web, address);
                if (found.isPresent()) {
                    return found;
                }
            } catch (SourceFailed failed) {
                if (failed.reason().isForAll()) {
                    throw failed;
                }
                unanswered = failed.reason() == SourceFailed.Reason.REFUSED ? unanswered : failed;
            }
        }
        if (unanswered != null) {
            throw unanswered;
        }
        return Optional.empty();
    }
}
