package io.tillstream.codes;

/** Reads GS1 element strings. */
final class Gs1Parser {
    private Gs1Parser() {}

    static Scan parse(Symbology symbology, String data) {
        return new Scan.Invalid(
                symbology, data, symbology.title() + " codes are not read yet; type the item's number instead.");
    }
}
