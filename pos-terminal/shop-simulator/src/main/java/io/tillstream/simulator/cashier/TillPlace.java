package io.tillstream.simulator.cashier;

import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a till is found.
 *
 * @param till which
 * @param address its screen
 * @param scanner the shop's end of its scanner line
 * @param printer the shop's end of its printer line
 */
public record TillPlace(TillId till, URI address, Path scanner, Path printer) {
    /** The part of a home's settings that is read here. */
    private record Ports(Map<String, Integer> ports) {}

    /**
     * Reads {@code s1-t1=URL,SCANNERPATH,PRINTERPATH}.
     *
     * @throws Complaint when it is something else
     */
    public static TillPlace parse(String text) {
        int equals = text.indexOf('=');
        String[] parts = text.substring(equals + 1).split(",", -1);
        try {
            if (equals > 0 && parts.length == 3) {
                return new TillPlace(
                        TillId.parse(text.substring(0, equals)),
                        URI.create(parts[0]),
                        Path.of(parts[1]),
                        Path.of(parts[2]));
            }
        } catch (IllegalArgumentException e) {
            throw notAPlace(text, String.valueOf(e.getMessage()));
        }
        throw notAPlace(text, "it has three parts after the equals sign");
    }

    private static Complaint notAPlace(String text, String rule) {
        return new Complaint("Option --till", text, rule, "write it like s1-t1=http://127.0.0.1:8081,LINE,LINE");
    }

    /** The pages of a home's payment simulator, where it has one. */
    public static Optional<URI> payments(Path home) {
        return Optional.ofNullable(ports(home).ports().get("payment-simulator"))
                .map(port -> URI.create("http://127.0.0.1:" + port));
    }

    private static Ports ports(Path home) {
        Path file = home.resolve("settings.json");
        try {
            return CanonicalJson.decode(Files.readAllBytes(file), Ports.class);
        } catch (IOException | UnreadableFact e) {
            throw new Complaint(
                    "Settings of home " + home,
                    String.valueOf(e.getMessage()),
                    "settings.json lists the ports of the tills",
                    "start the shop first, or name each till with --till");
        }
    }

    /** The places of a home's tills, as its settings and serial lines say. */
    public static List<TillPlace> of(Path home, List<TillId> tills) {
        Ports settings = ports(home);
        List<TillPlace> places = new ArrayList<>();
        for (TillId till : tills) {
            Integer port = settings.ports().get("till-" + till);
            if (port == null) {
                throw new Complaint(
                        "Settings of home " + home,
                        "no port of till-" + till,
                        "every till of the plan has one",
                        "start the shop first, or name each till with --till");
            }
            Path serial = home.resolve("serial");
            places.add(new TillPlace(
                    till,
                    URI.create("http://127.0.0.1:" + port),
                    serial.resolve(till + "-scanner-device"),
                    serial.resolve(till + "-printer-device")));
        }
        return places;
    }
}
