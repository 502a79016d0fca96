package org.estran.grids.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.cf.CfFile;
import org.estran.grids.summary.FileSummary;

/** Looks at a file by every rule. */
public final class FileRules {

    private final CfFile cf;
    private final List<Remark> remarks = new ArrayList<>();

    private FileRules(DataFile file) {
        this.cf = new CfFile(file);
    }

    /**
     * All that is to be said of a file, in the order of the rules.
     *
     * @param summary what the file says of itself
     * @param standardNames the table of standard names
     * @throws IOException when a coordinate cannot be read
     */
    public static List<Remark> check(DataFile file, FileSummary summary, StandardNames standardNames)
            throws IOException {
        FileRules rules = new FileRules(file);
        new DescriptionRules(rules.cf, rules::remark).check(standardNames);
        new StorageRules(rules.cf, rules::remark).check();
        new CoordinateRules(rules.cf, rules::remark).check();
        new ReferenceRules(rules.cf, rules::remark).check();
        new DiscoveryRules(file.attributes(), summary, rules::remark).check();
        return rules.remarks.stream()
                .sorted(java.util.Comparator.comparing(Remark::rule))
                .toList();
    }

    /** Takes what a rule has to say. */
    interface Telling {
        void tell(Rule rule, String subject, String detail);
    }

    private void remark(Rule rule, String subject, String detail) {
        remarks.add(new Remark(rule, subject, detail));
    }
}
