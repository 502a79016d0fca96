package org.estran.crosswalks.iso;

import java.util.Optional;
import org.estran.crosswalks.Addresses;
import org.estran.records.Acquisition;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.AcquisitionOperation;
import org.estran.records.AcquisitionPlatform;
import org.estran.records.MetadataRecord;
import org.estran.records.Variable;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What was observed and with what. */
final class ContentWriter {

    private final Out out;
    private final CitationWriter citations;

    ContentWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    void variables(MetadataRecord record) {
        if (record.variables().isEmpty()) {
            return;
        }
        out.open(Pack.MDB, "contentInfo").open(Pack.MRC, "MD_CoverageDescription");
        out.nil(Pack.MRC, "attributeDescription", "unknown");
        if (out.is2003()) {
            out.code(Pack.MRC, "contentType", Pack.MRC, "MD_CoverageContentTypeCode", "physicalMeasurement");
            record.variables().forEach(this::band);
        } else {
            out.open(Pack.MRC, "attributeGroup").open(Pack.MRC, "MD_AttributeGroup");
            out.code(Pack.MRC, "contentType", Pack.MRC, "MD_CoverageContentTypeCode", "physicalMeasurement");
            record.variables().forEach(this::dimension);
            out.close(2);
        }
        out.close(2);
    }

    private void band(Variable variable) {
        out.open(Pack.MRC, "dimension").open(Pack.MRC, "MD_Band");
        out.open(Pack.MRC, "sequenceIdentifier").open(Pack.GCO, "MemberName");
        out.string(Pack.GCO, "aName", variable.name());
        out.open(Pack.GCO, "attributeType").open(Pack.GCO, "TypeName");
        out.string(Pack.GCO, "aName", "unknown").close(4);
        String standardName = variable.standardName();
        String inBrackets = standardName == null ? "" : "(" + standardName + ")";
        String longName = variable.longName();
        String described = longName == null ? inBrackets : (longName + " " + inBrackets).strip();
        out.string(Pack.MRC, "descriptor", described.isEmpty() ? null : described);
        if (variable.unit() != null) {
            unit(Pack.MRC, "units", variable.unit());
        }
        out.close(2);
    }

    private void dimension(Variable variable) {
        out.open(Pack.MRC, "attribute").open(Pack.MRC, "MD_SampleDimension");
        out.string(Pack.MRC, "description", variable.longName());
        citations.identifier(Pack.MRC, "name", variable.name(), null);
        if (variable.standardName() != null) {
            citations.identifier(Pack.MRC, "name", variable.standardName(), Addresses.STANDARD_NAMES);
        }
        if (variable.unit() != null) {
            unit(Pack.MRC, "units", variable.unit());
        }
        out.close(2);
    }

    /** A unit by its symbol. */
    void unit(Pack pack, String property, String unit) {
        out.open(pack, property).open(Pack.GML, "BaseUnit", "gml:id", out.id("unit"));
        out.leaf(Pack.GML, "identifier", unit, "codeSpace", "");
        out.leaf(Pack.GML, "catalogSymbol", unit);
        out.empty(Pack.GML, "unitsSystem");
        out.close(2);
    }

    /** {@code acquisitionInformation}; each object needs parts that are often not known, which are said to be missing. */
    void acquisition(Acquisition acquisition, String scope) {
        if (acquisition.isEmpty()) {
            return;
        }
        out.open(out.is2003() ? Pack.MAC : Pack.MDB, "acquisitionInformation");
        out.open(Pack.MAC, "MI_AcquisitionInformation");
        if (!out.is2003()) {
            out.open(Pack.MAC, "scope").open(Pack.MCC, "MD_Scope");
            out.code(Pack.MCC, "level", Pack.MCC, "MD_ScopeCode", scope).close(2);
        }
        acquisition.instruments().forEach(this::instrument);
        acquisition.operations().forEach(this::operation);
        acquisition.platforms().forEach(this::platform);
        out.close(2);
    }

    private void instrument(AcquisitionInstrument instrument) {
        out.open(Pack.MAC, "instrument").open(Pack.MAC, "MI_Instrument");
        named(instrument.name(), instrument.identifier(), true);
        if (instrument.type() == null) {
            out.nil(Pack.MAC, "type", "missing");
        } else {
            out.string(Pack.MAC, "type", instrument.type());
        }
        out.text(Pack.MAC, "description", instrument.description());
        if (instrument.mountedOn() != null) {
            out.empty(Pack.MAC, "mountedOn", "uuidref", instrument.mountedOn());
        }
        out.close(2);
    }

    private void operation(AcquisitionOperation operation) {
        out.open(Pack.MAC, "operation").open(Pack.MAC, "MI_Operation");
        out.text(Pack.MAC, "description", operation.description());
        named(operation.name(), operation.identifier(), false);
        out.nil(Pack.MAC, "status", "missing");
        out.code(Pack.MAC, "type", Pack.MAC, "MI_OperationTypeCode", operation.type());
        out.close(2);
    }

    private void platform(AcquisitionPlatform platform) {
        out.open(Pack.MAC, "platform").open(Pack.MAC, "MI_Platform");
        named(platform.name(), platform.identifier(), true);
        if (platform.description().isEmpty()) {
            out.nil(Pack.MAC, "description", "missing");
        } else {
            out.text(Pack.MAC, "description", platform.description());
        }
        out.nil(Pack.MAC, "instrument", "missing");
        Optional.ofNullable(platform.type()).filter(type -> !out.is2003()).ifPresent(type -> {
            out.open(Pack.MAC, "otherPropertyType")
                    .leaf(Pack.GCO, "RecordType", "type")
                    .close();
            out.open(Pack.MAC, "otherProperty").leaf(Pack.GCO, "Record", type).close();
        });
        out.close(2);
    }

    private void named(LocalizedText name, @Nullable String identifier, boolean isNeeded) {
        if (!name.isEmpty()) {
            citations.titled(Pack.MAC, "citation", name, null, () -> {});
        }
        if (identifier != null || isNeeded) {
            citations.identifier(Pack.MAC, "identifier", identifier, null);
        }
    }
}
