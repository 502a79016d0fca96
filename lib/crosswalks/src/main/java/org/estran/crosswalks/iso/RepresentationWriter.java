package org.estran.crosswalks.iso;

import org.estran.records.ReferenceSystem;
import org.estran.records.Representation;
import org.estran.records.Resolution;
import org.estran.records.ResolutionMeasure;

/** How the data stand in space and time: types, resolutions, reference systems. */
final class RepresentationWriter {

    /** An ISO 8601 duration as XML Schema has it. */
    private static final String DURATION =
            "-?P(?=\\d|T\\d)(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?)?";

    private final Out out;
    private final CitationWriter citations;

    RepresentationWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    void systems(Representation shown) {
        shown.referenceSystems().forEach(this::referenceSystem);
    }

    private void referenceSystem(ReferenceSystem system) {
        out.open(Pack.MDB, "referenceSystemInfo").open(Pack.MRS, "MD_ReferenceSystem");
        if (out.is2003()) {
            out.open(Pack.MRS, "referenceSystemIdentifier").open(Pack.MCC, "RS_Identifier");
            out.string(Pack.MCC, "code", system.code()).close(2);
        } else {
            citations.identifier(Pack.MRS, "referenceSystemIdentifier", system.code(), null, null, system.name());
            out.code(Pack.MRS, "referenceSystemType", Pack.MRS, "MD_ReferenceSystemTypeCode", system.type());
        }
        out.close(2);
    }

    void write(Representation shown) {
        shown.types()
                .forEach(type -> out.code(
                        Pack.MRI, "spatialRepresentationType", Pack.MCC, "MD_SpatialRepresentationTypeCode", type));
        shown.resolutions().forEach(this::resolution);
        if (!out.is2003()) {
            shown.timeSteps().stream()
                    .filter(RepresentationWriter::isDuration)
                    .forEach(step -> duration(Pack.MRI, "temporalResolution", step));
        }
    }

    private void resolution(Resolution resolution) {
        boolean isScale = resolution.measure() == ResolutionMeasure.SCALE;
        if (isScale && (resolution.value() != Math.rint(resolution.value()) || resolution.value() <= 0)) {
            return;
        }
        if (out.is2003() && resolution.measure() == ResolutionMeasure.VERTICAL) {
            return;
        }
        out.open(Pack.MRI, "spatialResolution").open(Pack.MRI, "MD_Resolution");
        String uom = Units.uom(resolution.unit() == null ? "unknown" : resolution.unit());
        switch (resolution.measure()) {
            case SCALE -> {
                out.open(Pack.MRI, "equivalentScale").open(Pack.MRI, "MD_RepresentativeFraction");
                out.open(Pack.MRI, "denominator");
                out.leaf(Pack.GCO, "Integer", Out.plain(resolution.value()).replaceFirst("\\.0$", ""));
                out.close(3);
            }
            case VERTICAL -> measure("vertical", "Distance", resolution.value(), uom);
            case ANGLE ->
                measure(
                        out.is2003() ? "distance" : "angularDistance",
                        out.is2003() ? "Distance" : "Angle",
                        resolution.value(),
                        uom);
            case DISTANCE -> measure("distance", "Distance", resolution.value(), uom);
        }
        out.close(2);
    }

    private void measure(String property, String type, double value, String uom) {
        out.open(Pack.MRI, property)
                .leaf(Pack.GCO, type, Out.plain(value), "uom", uom)
                .close();
    }

    static boolean isDuration(String text) {
        return text.matches(DURATION);
    }

    void duration(Pack pack, String property, String value) {
        out.open(pack, property).leaf(Pack.GTS, "TM_PeriodDuration", value).close();
    }
}
