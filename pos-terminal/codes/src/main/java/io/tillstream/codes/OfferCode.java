package io.tillstream.codes;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferTerms;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An offer as a code on a receipt: {@code TSO:} and, with semicolons between them, the decision, the member, the item, the
 * per cent, the campaign, the last second, the hash of the decision and head office's signature. Names are written as in the
 * query of a web address, so that a semicolon in one is none of the code's.
 */
public final class OfferCode {
    static final String PREFIX = "TSO:";

    private static final int PARTS = 8;

    private OfferCode() {}

    /** The code of an offer; its last moment is told to the millisecond. */
    public static String text(OfferProof proof) {
        OfferTerms terms = proof.terms();
        return PREFIX
                + String.join(
                        ";",
                        written(terms.decisionId()),
                        written(terms.member().value()),
                        terms.gtin().value(),
                        Integer.toString(terms.percentOff()),
                        written(terms.campaign()),
                        Long.toString(terms.validUntil().toEpochMilli()),
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        HexFormat.of().parseHex(proof.decision().hex())),
                        proof.signature());
    }

    /**
     * Reads a code; whether head office signed it is not looked at.
     *
     * @throws IllegalArgumentException when it does not have that form
     */
    static OfferProof parse(String text) {
        String[] parts = text.substring(PREFIX.length()).split(";", -1);
        if (parts.length != PARTS) {
            throw unreadable();
        }
        try {
            OfferTerms terms = new OfferTerms(
                    read(parts[0]),
                    MemberId.of(read(parts[1])),
                    Gtin.of(parts[2]),
                    Integer.parseInt(parts[3]),
                    read(parts[4]),
                    Instant.ofEpochMilli(Long.parseLong(parts[5])));
            Hash decision =
                    Hash.of(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(parts[6])));
            return new OfferProof(terms, decision, parts[7]);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unreadable();
        }
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException("The code of an offer is damaged; scan it again.");
    }

    private static String written(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static String read(String written) {
        return URLDecoder.decode(written, StandardCharsets.UTF_8);
    }
}
