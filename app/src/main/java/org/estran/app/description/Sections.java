package org.estran.app.description;

import java.util.List;
import org.estran.app.description.FormPart.Mode;
import org.estran.records.MetadataRecord;

/** The form by task: which parts of a record are written in which section, for which kinds. */
public final class Sections {

    private static final List<FormSection> ALL_SECTIONS = List.of(
            section("describe", WhatItIs.parts()),
            section("extent", WhereAndWhen.parts()),
            section("people", Responsible.parts()),
            section("rights", Rights.parts()),
            section("provenance", HowItWasMade.parts()),
            section("links", Links.parts()),
            section("service", ServiceAlone.parts()));

    private Sections() {}

    /** The sections for a record of that kind, with every part that the kind shows or that the record fills. */
    public static List<FormSection> of(MetadataRecord record) {
        var whole = RecordForm.tree(record);
        return ALL_SECTIONS.stream()
                .map(section -> new FormSection(
                        section.name(),
                        section.parts().stream()
                                .filter(part -> part.mode() == Mode.RECORD
                                        || part.kinds().contains(record.kind())
                                        || !Rows.of(part, whole).isEmpty())
                                .toList()))
                .filter(section -> !section.parts().isEmpty())
                .toList();
    }

    /** Every part of the form of any kind. */
    public static List<FormPart> all() {
        return parts(ALL_SECTIONS);
    }

    /** All parts of those sections. */
    public static List<FormPart> parts(List<FormSection> sections) {
        return sections.stream().flatMap(section -> section.parts().stream()).toList();
    }

    /** What a depositor is asked: fewer fields, under names of their own. */
    public static List<FormPart> deposited() {
        return Deposited.parts();
    }

    /** The part of that name in the depositor's form. */
    public static FormPart deposited(String name) {
        return Deposited.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such part of a deposit: " + name));
    }

    private static FormSection section(String name, List<FormPart> parts) {
        return new FormSection(name, parts);
    }
}
