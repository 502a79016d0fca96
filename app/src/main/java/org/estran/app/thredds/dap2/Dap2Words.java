package org.estran.app.thredds.dap2;

/** What the server says of itself. */
final class Dap2Words {

    private static final String VERSION = """
            Server version: opendap/3.7
            Protocol: DAP2
            """;

    private static final String HELP = """
            A dataset is asked for by its address and an ending:
              .dds    names, types and shapes
              .das    attributes
              .dods   values, in binary
              .ascii  values, as text
              .info   a page on the dataset
              .html   a form to put a request together
              .ver    the version of the server
            Behind a question mark, a constraint names variables and parts of them:
              address.dods?sst[0][10:20][0:2:40],time
            """;

    private Dap2Words() {}

    static String of(String suffix) {
        return suffix.equals("ver") ? VERSION : HELP;
    }
}
