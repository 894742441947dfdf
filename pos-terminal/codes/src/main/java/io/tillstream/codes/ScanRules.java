package io.tillstream.codes;

import io.tillstream.codes.gs1.Reading;

/**
 * How one shop reads codes.
 *
 * @param reading how much a code must hold to be believed
 * @param inStoreCodes which of the shop's own codes carry a weight or a price
 */
public record ScanRules(Reading reading, InStoreCodes inStoreCodes) {
    /** By the standard alone. */
    public static final ScanRules STRICT = new ScanRules(Reading.STRICT, InStoreCodes.PLAIN);

    /** What a scanner or a keyboard sent; never throws. */
    public Scan read(String raw) {
        return inStoreCodes.read(ScanParser.parse(raw, reading));
    }
}
