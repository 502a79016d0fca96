package org.estran.crosswalks.iso;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces whose elements are read. The 2005 addresses of ISO/TS 19139 are the same in its drafts and editions; only
 * GML changed its address between the schemas of 2006 and 2007. ISO/TS 19115-3 numbers each namespace by itself, so each
 * is named with the versions that occur.
 */
enum IsoNamespace {
    GMD("gmd", "http://www.isotc211.org/2005/gmd"),
    GCO("gco", "http://www.isotc211.org/2005/gco"),
    GMX("gmx", "http://www.isotc211.org/2005/gmx"),
    GMI("gmi", "http://www.isotc211.org/2005/gmi", "http://sdi.eurac.edu/metadata/iso19139-2/schema/gmi"),
    SRV("srv", "http://www.isotc211.org/2005/srv"),
    GTS("gts", "http://www.isotc211.org/2005/gts"),
    GSS("gss", "http://www.isotc211.org/2005/gss"),
    GSR("gsr", "http://www.isotc211.org/2005/gsr"),
    GML(
            "gml",
            "http://www.opengis.net/gml/3.2",
            "http://www.opengis.net/gml",
            "http://www.opengis.net/gml/",
            "http://www.opengis.net/gml/3.3/exr"),
    MDB("mdb", iso("mdb", "2.0"), iso("mdb", "1.0")),
    CAT("cat", iso("cat", "1.0")),
    CIT("cit", iso("cit", "2.0"), iso("cit", "1.0")),
    GCO3("gco", iso("gco", "1.0")),
    GCX("gcx", iso("gcx", "1.0")),
    GEX("gex", iso("gex", "1.0")),
    LAN("lan", iso("lan", "1.0")),
    MAC("mac", iso("mac", "2.0"), iso("mac", "1.0")),
    MAS("mas", iso("mas", "1.0")),
    MCC("mcc", iso("mcc", "1.0")),
    MCO("mco", iso("mco", "1.0")),
    MDA("mda", iso("mda", "1.0"), iso("mda", "2.0")),
    MDS("mds", iso("mds", "2.0"), iso("mds", "1.0")),
    MDT("mdt", iso("mdt", "2.0"), iso("mdt", "1.0")),
    MDQ("mdq", "http://standards.iso.org/iso/19157/-2/mdq/1.0"),
    MEX("mex", iso("mex", "1.0")),
    MMI("mmi", iso("mmi", "1.0")),
    MPC("mpc", iso("mpc", "1.0")),
    MRC("mrc", iso("mrc", "2.0"), iso("mrc", "1.0")),
    MRD("mrd", iso("mrd", "1.0")),
    MRI("mri", iso("mri", "1.0")),
    MRL("mrl", iso("mrl", "2.0"), iso("mrl", "1.0")),
    MRS("mrs", iso("mrs", "1.0")),
    MSR("msr", iso("msr", "2.0"), iso("msr", "1.0")),
    SRV3("srv", iso("srv", "2.0"), iso("srv", "2.1"));

    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private static final Map<String, IsoNamespace> BY_ADDRESS = new HashMap<>();

    static {
        for (IsoNamespace namespace : values()) {
            for (String address : namespace.addresses) {
                BY_ADDRESS.put(address, namespace);
            }
        }
    }

    private final String prefix;
    private final String[] addresses;

    IsoNamespace(String prefix, String... addresses) {
        this.prefix = prefix;
        this.addresses = addresses;
    }

    /** The prefix that is usual, and that is written here. */
    String prefix() {
        return prefix;
    }

    /** The address that is written here: the newest. */
    String address() {
        return addresses[0];
    }

    static @Nullable IsoNamespace of(@Nullable String address) {
        return address == null ? null : BY_ADDRESS.get(address);
    }

    private static String iso(String part, String version) {
        return "http://standards.iso.org/iso/19115/-3/" + part + "/" + version;
    }
}
