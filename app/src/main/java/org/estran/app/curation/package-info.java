/**
 * Curation of what came from elsewhere. Owns what was corrected here of harvested records, field by field: the source's value
 * then, ours, who set it and when ({@code curated_record}, {@code curated_field}). A harvest hands over what the source says now
 * and gets what the record says from then on; where the source changed a field that was corrected here, ours stands and the
 * conflict waits for a person. Also changes many records at once, what they say or which projects they are in, with a difference told before and an undoing after
 * ({@code batch_edit}, {@code batch_line}). Knows neither harvesters nor their runs.
 */
@ApplicationModule(
        displayName = "Curation",
        allowedDependencies = {
            "pages",
            "jobs",
            "accounts",
            "catalogue",
            "description",
            "origins",
            "origins :: store",
            "projects"
        })
@NullMarked
package org.estran.app.curation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
