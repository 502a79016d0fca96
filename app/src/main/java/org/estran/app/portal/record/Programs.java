package org.estran.app.portal.record;

/**
 * How programs read the data of a record where they are.
 *
 * @param address of a dataset behind OPeNDAP: of all files together where they make one, else of the first
 * @param together whether it is of all files
 */
public record Programs(String recordId, String address, boolean together) {

    /** What opens it in Python. */
    public String xarray() {
        return "import xarray\ndata = xarray.open_dataset(\"" + address + "\")";
    }

    /** What shows its header. */
    public String ncdump() {
        return "ncdump -h " + address;
    }
}
