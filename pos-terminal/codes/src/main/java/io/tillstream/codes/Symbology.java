package io.tillstream.codes;

/** The kinds of bar code a scanner names in front of the data (ISO/IEC 15424, "AIM identifiers"). */
public enum Symbology {
    /** EAN-13, and UPC-A padded to 13 digits. */
    EAN_13("]E0", "EAN-13"),
    EAN_8("]E4", "EAN-8"),
    CODE_128("]C0", "Code 128"),
    ITF_14("]I1", "ITF-14"),
    GS1_128("]C1", "GS1-128"),
    GS1_DATABAR("]e0", "GS1 DataBar"),
    GS1_DATAMATRIX("]d2", "GS1 DataMatrix"),
    QR("]Q1", "QR Code"),
    GS1_QR("]Q3", "GS1 QR Code"),
    /** The scanner did not say: typed by hand, or its prefix is switched off. */
    NOT_NAMED("", "not named");

    private final String aim;
    private final String title;

    Symbology(String aim, String title) {
        this.aim = aim;
        this.title = title;
    }

    String aim() {
        return aim;
    }

    /** As a person reads it. */
    public String title() {
        return title;
    }
}
