package org.estran.app.editor;

import java.util.List;
import org.estran.app.description.FormPart;
import org.estran.app.description.FormSection;
import org.estran.app.description.Sections;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * A description somebody is writing, over the state of the record they began with.
 *
 * @param id null for a record that is not yet
 * @param change the change that brought the state they began with; 0 for a record that is not yet
 * @param base what the record said then
 */
public record Draft(@Nullable String id, long change, MetadataRecord base) {

    public boolean isNew() {
        return id == null;
    }

    /** The form by task for this kind of record. */
    public List<FormSection> sections() {
        return Sections.of(base);
    }

    public List<FormPart> parts() {
        return Sections.parts(sections());
    }

    /** Where its pages lie. */
    public String address() {
        return isNew() ? "/records/new" : "/records/" + id + "/edit";
    }
}
