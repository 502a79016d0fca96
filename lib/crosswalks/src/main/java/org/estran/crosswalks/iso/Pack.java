package org.estran.crosswalks.iso;

/** The packages that ISO/TS 19115-3 gives a namespace each, and the namespace of ISO/TS 19139 that holds the same. */
enum Pack {
    MDB(IsoNamespace.GMD, IsoNamespace.MDB),
    CIT(IsoNamespace.GMD, IsoNamespace.CIT),
    GEX(IsoNamespace.GMD, IsoNamespace.GEX),
    LAN(IsoNamespace.GMD, IsoNamespace.LAN),
    MCC(IsoNamespace.GMD, IsoNamespace.MCC),
    MCO(IsoNamespace.GMD, IsoNamespace.MCO),
    MDQ(IsoNamespace.GMD, IsoNamespace.MDQ),
    MMI(IsoNamespace.GMD, IsoNamespace.MMI),
    MRC(IsoNamespace.GMD, IsoNamespace.MRC),
    MRD(IsoNamespace.GMD, IsoNamespace.MRD),
    MRI(IsoNamespace.GMD, IsoNamespace.MRI),
    MRL(IsoNamespace.GMD, IsoNamespace.MRL),
    MRS(IsoNamespace.GMD, IsoNamespace.MRS),
    MAC(IsoNamespace.GMI, IsoNamespace.MAC),
    SRV(IsoNamespace.SRV, IsoNamespace.SRV3),
    GCO(IsoNamespace.GCO, IsoNamespace.GCO3),
    /** Durations, which 2014 keeps with the basic types. */
    GTS(IsoNamespace.GTS, IsoNamespace.GCO3),
    GCX(IsoNamespace.GMX, IsoNamespace.GCX),
    GML(IsoNamespace.GML, IsoNamespace.GML);

    private final IsoNamespace in2003;
    private final IsoNamespace in2014;

    Pack(IsoNamespace in2003, IsoNamespace in2014) {
        this.in2003 = in2003;
        this.in2014 = in2014;
    }

    IsoNamespace in(IsoDialect dialect) {
        return dialect == IsoDialect.ISO_19139 ? in2003 : in2014;
    }
}
