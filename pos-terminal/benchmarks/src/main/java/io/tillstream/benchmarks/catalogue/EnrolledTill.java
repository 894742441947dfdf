package io.tillstream.benchmarks.catalogue;

import io.tillstream.catalogue.Shelf;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.Signing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of a till that was enrolled once and knows what it sells, with keys of this run: nobody answers to them. */
public final class EnrolledTill {
    private EnrolledTill() {}

    public static void fill(Path data, Shelf shelf) throws IOException {
        Files.createDirectories(data);
        LargeShop.write(shelf, data);
        Files.write(data.resolve("identity.json"), CanonicalJson.encode(identity()));
    }

    private static Map<String, Object> identity() {
        return Map.of(
                "till",
                "s1-t1",
                "epoch",
                1,
                "privateKey",
                Signing.text(Signing.newKeyPair().getPrivate()),
                "certificate",
                "00".repeat(32),
                "memberLookupKey",
                "00".repeat(32),
                "decisionKey",
                Signing.text(Signing.newKeyPair().getPublic()));
    }
}
