package io.tillstream.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.MemberId;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferTerms;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferCodeTest {
    private static final String CODE =
            "TSO:o1;maaaaaaaaaaaaaaaa;04006381333931;20;personal-picks;1795942800000;" + "A".repeat(43) + ";c2lnbmVk";

    @Test
    void isWrittenAndReadAsDescribed() {
        OfferProof proof = proof("o1", "personal-picks");

        assertThat(OfferCode.text(proof)).isEqualTo(CODE);
        assertThat(ScanParser.parse("]Q1" + CODE)).isEqualTo(new Scan.Offer(Symbology.QR, proof));
        assertThat(ScanParser.parse(CODE)).isEqualTo(new Scan.Offer(Symbology.NOT_NAMED, proof));
    }

    @Test
    void keepsSemicolonsInNamesApartFromItsOwn() {
        OfferProof proof = proof("o;1", "50 % off; really + 折");

        assertThat(ScanParser.parse("]Q1" + OfferCode.text(proof))).isEqualTo(new Scan.Offer(Symbology.QR, proof));
    }

    /** What a QR code of version 11 holds with error correction M: 61 modules, or 31 mm of 58 at half a millimetre each. */
    @Test
    void isShortEnoughForANarrowReceipt() {
        OfferProof real = new OfferProof(
                proof("o0123456789abcdef", "personal-picks").terms(), Hash.GENESIS, "B".repeat(86) + "==");

        assertThat(OfferCode.text(real)).hasSizeLessThan(252);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TSO:",
                "TSO:o1",
                "TSO:o1;maaaaaaaaaaaaaaaa;04006381333931;20;picks;1795942800000;AAAA;c2lnbmVk",
                "TSO:o1;maaaaaaaaaaaaaaaa;04006381333931;91;picks;1795942800000;"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;c2lnbmVk",
                "TSO:o1;maaaaaaaaaaaaaaaa;04006381333932;20;picks;1795942800000;"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;c2lnbmVk",
                "TSO:o1;maaaaaaaaaaaaaaaa;04006381333931;20;picks;99999999999999999999;"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;c2lnbmVk",
                "TSO:%zz;maaaaaaaaaaaaaaaa;04006381333931;20;picks;1795942800000;"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;c2lnbmVk",
            })
    void saysWhenACodeIsDamaged(String text) {
        assertThat(ScanParser.parse("]Q1" + text))
                .isInstanceOfSatisfying(
                        Scan.Invalid.class,
                        invalid -> assertThat(invalid.reason())
                                .isEqualTo("The code of an offer is damaged; scan it again."));
    }

    private static OfferProof proof(String decision, String campaign) {
        OfferTerms terms = new OfferTerms(
                decision,
                MemberId.of("maaaaaaaaaaaaaaaa"),
                Gtin.ofDigits("4006381333931"),
                20,
                campaign,
                Instant.ofEpochMilli(1_795_942_800_000L));
        return new OfferProof(terms, Hash.GENESIS, "c2lnbmVk");
    }
}
