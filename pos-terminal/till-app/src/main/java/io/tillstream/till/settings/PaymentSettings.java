package io.tillstream.till.settings;

import io.tillstream.checkout.tender.OfflineCards;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads who charges cards and wallets. */
final class PaymentSettings {
    private PaymentSettings() {}

    static TillSettings.Payments read(Function<String, @Nullable String> settings, List<String> wrong) {
        URI terminal = address("till.card-terminal", settings, wrong, "tcp");
        if (terminal != null && terminal.getPort() < 0) {
            wrong.add("till.card-terminal is \"" + terminal + "\"; give a port, as in tcp://127.0.0.1:20007");
        }
        return new TillSettings.Payments(
                terminal,
                address("till.wallet", settings, wrong, "http", "https"),
                new OfflineCards(
                        cap("till.card.offline-receipt", settings, OfflineCards.USUAL.perReceiptMinor(), wrong),
                        cap("till.card.offline-total", settings, OfflineCards.USUAL.inAllMinor(), wrong)));
    }

    private static @Nullable URI address(
            String name, Function<String, @Nullable String> settings, List<String> wrong, String... schemes) {
        String text = settings.apply(name);
        if (text == null) {
            return null;
        }
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && List.of(schemes).contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like every other text that is no address.
        }
        wrong.add(name + " is \"" + text + "\"; give an address that begins with " + String.join(":// or ", schemes)
                + "://");
        return null;
    }

    private static long cap(String name, Function<String, @Nullable String> settings, long usual, List<String> wrong) {
        String text = settings.apply(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,12}")) {
            wrong.add(name + " is \"" + text + "\"; an amount in minor units such as 10000, or 0 for none");
            return usual;
        }
        return Long.parseLong(text);
    }
}
