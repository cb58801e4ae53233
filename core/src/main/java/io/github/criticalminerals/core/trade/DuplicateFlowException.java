package io.github.criticalminerals.core.trade;

import io.github.criticalminerals.core.domain.HsCode;
import io.github.criticalminerals.core.domain.Producer;

/** Two trade flows of one year, exporter, importer and product, of which a table or a sum may hold one only. */
public final class DuplicateFlowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for the flow that is given twice.
     *
     * @param exporter where it comes from
     * @param importer where it goes to
     */
    public DuplicateFlowException(int year, Producer exporter, Producer importer, HsCode product) {
        super("a flow must be given once, but was given twice: " + year + " " + exporter.id() + " to " + importer.id()
                + ", " + product);
    }
}
