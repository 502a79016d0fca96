package org.estran.crosswalks.iso;

import java.util.Locale;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.LicenceWords;
import org.estran.crosswalks.Licences;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** The licence, the warning to users, and what else limits, each in a block of its own. */
final class ConstraintWriter {

    /** The code space of SPDX identifiers. */
    static final String SPDX = "https://spdx.org/licenses/";

    private final Out out;
    private final CitationWriter citations;

    ConstraintWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    void write(MetadataRecord record, Pack property) {
        if (!record.useLimitation().isEmpty()) {
            out.open(property, "resourceConstraints").open(Pack.MCO, "MD_Constraints");
            out.text(Pack.MCO, "useLimitation", record.useLimitation()).close(2);
        }
        if (record.licence() != null && !record.licence().isBlank()) {
            out.open(property, "resourceConstraints");
            licence(record.licence());
            out.close();
        }
        for (Constraint constraint : record.constraints()) {
            out.open(property, "resourceConstraints");
            constraint(constraint);
            out.close();
        }
    }

    private void licence(String licence) {
        boolean isAddress = (licence.startsWith("http://") || licence.startsWith("https://"))
                && (!out.is2003() || Out.uri(licence).equals(licence));
        String address = isAddress ? licence : address(licence);
        LocalizedText name = Licences.of(licence)
                .map(Licence::name)
                .orElseGet(() -> isAddress ? LocalizedText.NONE : citations.own(licence));
        out.open(Pack.MCO, "MD_LegalConstraints");
        if (out.is2003()) {
            out.code(Pack.MCO, "useConstraints", Pack.MCO, "MD_RestrictionCode", "license");
            boolean isTold = isAddress || LicenceWords.within(address).isPresent();
            String words =
                    isAddress ? "" : name.best(Language.of(out.language()).orElse(Language.EN));
            out.anchor(Pack.MCO, "otherConstraints", words, isTold ? address : null);
        } else {
            citations.titled(Pack.MCO, "reference", name, null, () -> {
                if (!isAddress) {
                    citations.identifier(Pack.CIT, "identifier", licence, SPDX);
                }
                out.open(Pack.CIT, "onlineResource").open(Pack.CIT, "CI_OnlineResource");
                out.string(Pack.CIT, "linkage", address).close(2);
            });
            out.code(Pack.MCO, "useConstraints", Pack.MCO, "MD_RestrictionCode", "licence");
        }
        out.close();
    }

    /** The address of a licence's text if it leads back to the licence, else its page in the SPDX list. */
    private static String address(String spdx) {
        return Licences.of(spdx)
                .map(Licence::address)
                .filter(address ->
                        LicenceWords.within(address).filter(spdx::equals).isPresent())
                .orElse(SPDX + Out.uri(spdx) + ".html");
    }

    private void constraint(Constraint constraint) {
        if (constraint.type() == ConstraintType.SECURITY) {
            out.open(Pack.MCO, "MD_SecurityConstraints");
            if (constraint.code() == null || constraint.code().isBlank()) {
                out.nil(Pack.MCO, "classification", "missing");
            } else {
                out.code(Pack.MCO, "classification", Pack.MCO, "MD_ClassificationCode", constraint.code());
            }
            out.text(Pack.MCO, "userNote", constraint.text(), constraint.uri()).close();
            return;
        }
        if (constraint.type() == ConstraintType.LIMITATION) {
            out.open(Pack.MCO, "MD_Constraints");
            out.text(Pack.MCO, "useLimitation", constraint.text(), constraint.uri())
                    .close();
            return;
        }
        out.open(Pack.MCO, "MD_LegalConstraints");
        if (constraint.type() != ConstraintType.OTHER) {
            String property = constraint.type().word().toLowerCase(Locale.ROOT) + "Constraints";
            // Words without a code would not tell whether access or use is meant.
            String code =
                    constraint.code() == null || constraint.code().isBlank() ? "otherRestrictions" : constraint.code();
            out.code(Pack.MCO, property, Pack.MCO, "MD_RestrictionCode", code);
        }
        out.text(Pack.MCO, "otherConstraints", constraint.text(), constraint.uri())
                .close();
    }
}
