package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estran.crosswalks.LicenceWords;
import org.estran.records.Constraint;
import org.estran.records.ConstraintType;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Limits of use and access. A licence that is named without doubt is the record's licence; the first use limitation is the
 * record's warning to users; all else is a constraint of its kind.
 */
final class ConstraintReader {

    private final Reading reading;
    private final List<Constraint> constraints = new ArrayList<>();
    private final Set<String> licences = new LinkedHashSet<>();
    private @Nullable String otherLicence;
    private LocalizedText useLimitation = LocalizedText.NONE;

    ConstraintReader(Reading reading) {
        this.reading = reading;
    }

    void into(RecordBuilder record) {
        record.licence(licences.isEmpty() ? otherLicence : licences.iterator().next())
                .useLimitation(useLimitation)
                .constraints(constraints);
    }

    void read(Part property) {
        for (Part block : property.parts()) {
            switch (block.name) {
                case "MD_LegalConstraints" -> legal(block);
                case "MD_SecurityConstraints" -> security(block);
                default -> limitations(block);
            }
        }
    }

    private void limitations(Part block) {
        for (Part limitation : block.all("useLimitation")) {
            LocalizedText words = reading.text(limitation);
            String address = reading.anchor(limitation);
            licence(limitation, words, address);
            if (useLimitation.isEmpty() && address == null) {
                useLimitation = words;
            } else if (!words.equals(useLimitation) || address != null) {
                add(new Constraint(ConstraintType.LIMITATION, null, words, address));
            }
        }
        block.all("reference", "CI_Citation").forEach(this::reference);
    }

    private void security(Part block) {
        String code = reading.code(block.first("classification"));
        LocalizedText words = reading.text(block.first("userNote"));
        Part limitation = block.first("useLimitation");
        add(new Constraint(
                ConstraintType.SECURITY,
                code.isEmpty() ? null : code,
                words.isEmpty() ? reading.text(limitation) : words,
                reading.anchor(words.isEmpty() ? limitation : block.first("userNote"))));
    }

    private record Code(ConstraintType type, String word) {}

    private void legal(Part block) {
        limitations(block);
        List<Code> codes = new ArrayList<>();
        for (Part property : block.all("accessConstraints")) {
            code(codes, ConstraintType.ACCESS, property);
        }
        for (Part property : block.all("useConstraints")) {
            code(codes, ConstraintType.USE, property);
        }
        List<Part> words = block.all("otherConstraints");
        boolean isLicence = codes.stream().anyMatch(code -> code.word().startsWith("licen"));
        boolean namesOne = block.first("reference") != null;
        Code single = codes.size() == 1 ? codes.getFirst() : null;
        for (Part property : words) {
            LocalizedText text = reading.text(property);
            String address = reading.anchor(property);
            boolean isNamed = licence(property, text, address);
            namesOne |= isNamed;
            if (isLicence && (isNamed || (address != null && isOtherLicence(address)))) {
                // The words are the licence's name or address, which the record has.
                single = null;
                codes.clear();
            } else if (!text.isEmpty() || address != null) {
                add(new Constraint(
                        single == null ? ConstraintType.OTHER : single.type(),
                        single == null ? null : single.word(),
                        text,
                        address));
            }
        }
        if (words.isEmpty() || single == null) {
            boolean isSaid = namesOne;
            codes.stream()
                    .filter(code -> !isSaid || !code.word().startsWith("licen"))
                    .forEach(code -> add(new Constraint(code.type(), code.word(), LocalizedText.NONE, null)));
        }
    }

    private void code(List<Code> to, ConstraintType type, Part property) {
        String code = reading.code(property);
        if (!code.isEmpty()) {
            to.add(new Code(type, code));
        }
    }

    private boolean isOtherLicence(String address) {
        if (licences.isEmpty() && otherLicence == null && address.matches("https?://.*")) {
            otherLicence = address;
            return true;
        }
        return address.equals(otherLicence);
    }

    private void reference(Part citation) {
        boolean isNamed = false;
        for (Part identifier : citation.all("identifier", "MD_Identifier")) {
            String code = reading.plain(identifier, "code");
            if (code != null && ConstraintWriter.SPDX.equals(reading.plain(identifier, "codeSpace"))) {
                isNamed |= licences.add(code);
            }
        }
        for (Part linkage : citation.all("onlineResource", "CI_OnlineResource", "linkage")) {
            String address = reading.plain(linkage);
            isNamed |= isNamed || licence(linkage, address) || isOtherLicence(address);
        }
        LocalizedText title = reading.text(citation.first("title"));
        if (!isNamed) {
            title.byLanguage().values().forEach(words -> licence(citation, words));
        }
    }

    private boolean licence(Part at, LocalizedText words, @Nullable String address) {
        boolean isNamed = address != null && licence(at, address);
        for (String text : words.byLanguage().values()) {
            isNamed |= licence(at, text);
        }
        return isNamed;
    }

    private boolean licence(Part at, String words) {
        return LicenceWords.within(words)
                .map(spdx -> {
                    if (licences.add(spdx) && licences.size() == 2) {
                        reading.tell("several-licences", at, spdx);
                    }
                    return true;
                })
                .orElse(false);
    }

    private void add(Constraint constraint) {
        boolean isEmpty = constraint.code() == null && constraint.text().isEmpty() && constraint.uri() == null;
        if (!isEmpty && !constraints.contains(constraint)) {
            constraints.add(constraint);
        }
    }
}
