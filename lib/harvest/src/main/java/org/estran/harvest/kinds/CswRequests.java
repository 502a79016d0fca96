package org.estran.harvest.kinds;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.harvest.Selection;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** {@code GetRecords} as 2.0.2 takes it by POST, and 3.0 by GET. */
record CswRequests(Selection selection, boolean isPost, String schema) {

    String post(long position, int size, CswHarvest.@Nullable Part part) {
        return """
                <csw:GetRecords xmlns:csw="http://www.opengis.net/cat/csw/2.0.2" xmlns:ogc="http://www.opengis.net/ogc"\
                 xmlns:gml="http://www.opengis.net/gml" xmlns:ows="http://www.opengis.net/ows"\
                 xmlns:dct="http://purl.org/dc/terms/" service="CSW" version="2.0.2" resultType="results"\
                 outputSchema="%s" startPosition="%d" maxRecords="%d"><csw:Query typeNames="csw:Record">\
                <csw:ElementSetName>full</csw:ElementSetName>%s</csw:Query></csw:GetRecords>""".formatted(escaped(schema), position, size, constraint(part));
    }

    private String constraint(CswHarvest.@Nullable Part part) {
        List<String> conditions = new ArrayList<>();
        if (selection.text() != null) {
            conditions.add("<ogc:PropertyIsLike wildCard=\"*\" singleChar=\"?\" escapeChar=\"\\\">"
                    + "<ogc:PropertyName>csw:AnyText</ogc:PropertyName><ogc:Literal>*"
                    + escaped(selection.text()) + "*</ogc:Literal></ogc:PropertyIsLike>");
        }
        BoundingBox box = selection.box();
        if (box != null) {
            conditions.add("<ogc:BBOX><ogc:PropertyName>ows:BoundingBox</ogc:PropertyName><gml:Envelope>"
                    + "<gml:lowerCorner>" + box.west() + " " + box.south() + "</gml:lowerCorner><gml:upperCorner>"
                    + box.east() + " " + box.north() + "</gml:upperCorner></gml:Envelope></ogc:BBOX>");
        }
        if (selection.since() != null) {
            conditions.add(modified("PropertyIsGreaterThanOrEqualTo", selection.since()));
        }
        if (part != null) {
            conditions.add(modified("PropertyIsGreaterThanOrEqualTo", part.from()));
            conditions.add(modified("PropertyIsLessThan", part.to()));
        }
        if (conditions.isEmpty()) {
            return "";
        }
        String all = String.join("", conditions);
        return "<csw:Constraint version=\"1.1.0\"><ogc:Filter>"
                + (conditions.size() == 1 ? all : "<ogc:And>" + all + "</ogc:And>") + "</ogc:Filter></csw:Constraint>";
    }

    private static String modified(String comparison, Instant moment) {
        return "<ogc:" + comparison + "><ogc:PropertyName>dct:modified</ogc:PropertyName><ogc:Literal>" + moment
                + "</ogc:Literal></ogc:" + comparison + ">";
    }

    URI get(long position, int size, CswHarvest.@Nullable Part part) {
        URI asked = selection.address();
        asked = Addresses.with(asked, "service", "CSW");
        asked = Addresses.with(asked, "version", Csw3.VERSION);
        asked = Addresses.with(asked, "request", "GetRecords");
        asked = Addresses.with(asked, "typeNames", "csw:Record");
        asked = Addresses.with(asked, "namespace", "xmlns(csw=http://www.opengis.net/cat/csw/3.0)");
        asked = Addresses.with(asked, "elementSetName", "full");
        asked = Addresses.with(asked, "outputSchema", schema);
        asked = Addresses.with(asked, "startPosition", position);
        asked = Addresses.with(asked, "maxRecords", size);
        asked = Addresses.with(asked, "q", selection.text());
        BoundingBox box = selection.box();
        asked = Addresses.with(
                asked,
                "bbox",
                box == null ? null : box.west() + "," + box.south() + "," + box.east() + "," + box.north());
        Instant from = part != null ? part.from() : selection.since();
        if (from != null) {
            String until = part == null ? "" : " AND dct:modified < '" + part.to() + "'";
            asked = Addresses.with(asked, "constraintLanguage", "CQL_TEXT");
            asked = Addresses.with(asked, "constraint", "dct:modified >= '" + from + "'" + until);
        }
        return asked;
    }

    /** Where one record is had alone. */
    String place(String identifier) {
        URI asked = Addresses.with(selection.address(), "service", "CSW");
        asked = Addresses.with(asked, "version", isPost ? "2.0.2" : Csw3.VERSION);
        asked = Addresses.with(asked, "request", "GetRecordById");
        asked = Addresses.with(asked, "elementSetName", "full");
        asked = Addresses.with(asked, "outputSchema", schema);
        return Addresses.with(asked, "id", identifier).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
