package org.estran.app.dissemination;

import java.util.List;

/** A door whose documents are written before anybody asks for them. */
public interface AheadForms {

    /** The forms that harvesters ask for, of all there is. */
    List<DocumentForm> ahead();
}
