package org.estran.harvest.kinds;

import java.net.URI;
import java.util.Optional;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;

/** CSW 3.0.0 (OGC 12-176r7), in that version alone: for sources that offer no other, and for those that answer better in it. */
public final class Csw3 implements SourceKind {

    static final String WORD = "csw-3";
    static final String VERSION = "3.0.0";

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Narrowing narrowing() {
        return new Narrowing(false, true, true, true, false);
    }

    @Override
    public Optional<Source> recognise(Web web, URI typed) throws SourceFailed, InterruptedException {
        URI address = Addresses.bare(typed);
        return Csw.capabilities(web, address, VERSION)
                .filter(Csw3::isAnswered)
                .map(found -> Csw.source(WORD, address, found));
    }

    /** Servers that know no 3.0 may answer in 2.0.2 all the same. */
    private static boolean isAnswered(Slices capabilities) {
        return capabilities.attribute("version").orElse("").startsWith("3");
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new CswHarvest(web, selection, VERSION);
    }
}
