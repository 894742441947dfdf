package io.tillstream.portal.payments;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A provider with pages of its own, spoken to as docs/reference/payment-hosts.md says: signed JSON both ways. The payment simulator is
 * one. An answer without the right signature is none.
 */
final class HostedProvider implements PaymentProvider {
    private static final Logger LOG = LoggerFactory.getLogger(HostedProvider.class);
    private static final Duration CONNECTS = Duration.ofSeconds(2);
    private static final Duration ANSWERS = Duration.ofSeconds(5);
    private static final int LONGEST = 64 * 1024;

    private final URI address;
    private final Signing signing;
    private final String merchant;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTS)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * Of a provider.
     *
     * @param merchant the chain's name at it, shown to payers
     * @param clock of the machine: signatures are dated by it
     */
    HostedProvider(URI address, Signing signing, String merchant, Clock clock) {
        this.address = address;
        this.signing = signing;
        this.merchant = merchant;
        this.clock = clock;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public ProviderAnswer create(Order order) {
        Map<String, Object> asked = new TreeMap<>(Map.of(
                "payment", order.id().value(),
                "amount", order.amount(),
                "method", order.method(),
                "merchant", merchant,
                "store", order.store(),
                "seconds", order.waits().toSeconds(),
                "returnTo", order.returnTo().toString(),
                "notices", order.notices().toString()));
        if (order.token() != null) {
            asked.put("token", order.token());
        }
        return answer("create", asked);
    }

    @Override
    public ProviderAnswer query(PaymentId id) {
        return answer("query", Map.of("payment", id.value()));
    }

    @Override
    public ProviderAnswer cancel(PaymentId id, Money amount) {
        return answer("cancel", Map.of("payment", id.value(), "amount", amount));
    }

    @Override
    public Returned refund(Refund refund) {
        try {
            JsonNode told = told(
                    "refund",
                    Map.of(
                            "refund",
                            refund.number(),
                            "payment",
                            refund.payment().value(),
                            "amount",
                            refund.amount()));
            return switch (told.path("state").asString("")) {
                case "REFUNDED" -> Returned.DONE;
                case "REFUSED" -> Returned.REFUSED;
                case String _ -> Returned.NO_ANSWER;
            };
        } catch (IOException | UnreadableFact e) {
            return Returned.NO_ANSWER;
        }
    }

    @Override
    public boolean forget(String token) {
        try {
            return told("forget", Map.of("token", token))
                    .path("state")
                    .asString("")
                    .equals("FORGOTTEN");
        } catch (IOException | UnreadableFact e) {
            return false;
        }
    }

    @Override
    public Optional<Notice> heard(UnaryOperator<@Nullable String> header, byte[] body) {
        String id = header.apply("webhook-id");
        String text = new String(body, StandardCharsets.UTF_8);
        boolean isTheirs = signing.isOf(
                id, header.apply("webhook-timestamp"), header.apply("webhook-signature"), text, clock.instant());
        if (!isTheirs || id == null || id.length() > 100) {
            return Optional.empty();
        }
        try {
            String payment =
                    CanonicalJson.decode(text, JsonNode.class).path("payment").asString("");
            return Optional.of(new Notice(id, new PaymentId(payment)));
        } catch (UnreadableFact | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ProviderAnswer answer(String what, Map<String, Object> asked) {
        try {
            return read(told(what, asked), String.valueOf(asked.get("payment")));
        } catch (IOException e) {
            return new ProviderAnswer.NoAnswer(what + ": " + e);
        } catch (UnreadableFact | IllegalArgumentException e) {
            return new ProviderAnswer.NoAnswer(what + ": not readable, " + e.getMessage());
        }
    }

    private ProviderAnswer read(JsonNode told, String payment) {
        if (!told.path("payment").asString("").equals(payment)) {
            return new ProviderAnswer.NoAnswer("it speaks of another payment");
        }
        return switch (told.path("state").asString("")) {
            case "WAITING" ->
                new ProviderAnswer.Waiting(
                        own(told.path("page").asString("")),
                        told.path("qr").isString() ? told.path("qr").asString() : null);
            case "PAID" -> paid(Money.parse(told.path("amount").asString("")), told);
            case "FAILED" ->
                new ProviderAnswer.Declined(reason(told.path("reason").asString("")));
            case "CLOSED" -> new ProviderAnswer.Closed();
            case "NOT_FOUND" -> new ProviderAnswer.NotFound();
            case String state -> new ProviderAnswer.NoAnswer("state \"" + state + "\"");
        };
    }

    /** Members are sent to the provider's own pages only. */
    private URI own(String page) {
        URI uri = URI.create(page);
        if (!address.getScheme().equals(uri.getScheme())
                || !address.getAuthority().equals(uri.getAuthority())) {
            throw new IllegalArgumentException("a page elsewhere");
        }
        return uri;
    }

    private static ProviderAnswer paid(Money amount, JsonNode told) {
        return amount.isPositive()
                ? new ProviderAnswer.Paid(amount, agreement(told))
                : new ProviderAnswer.NoAnswer("PAID, and " + amount + " was taken");
    }

    /** Absent in any form that cannot be kept: that money was taken is said by the rest of the answer. */
    private static @Nullable Agreement agreement(JsonNode told) {
        JsonNode agreement = told.path("agreement");
        if (!agreement.isObject()) {
            return null;
        }
        try {
            return new Agreement(
                    agreement.path("token").asString(""),
                    agreement.path("brand").asString(""),
                    agreement.path("lastFour").asString(""));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "Payment {} is paid, and its method is not kept: {}",
                    told.path("payment").asString(""),
                    e.getMessage());
            return null;
        }
    }

    private static String reason(String told) {
        return told.equals("insufficient") ? told : "refused";
    }

    private JsonNode told(String what, Map<String, Object> asked) throws IOException {
        String path = "/online/" + what;
        String body = CanonicalJson.text(asked);
        String id = UUID.randomUUID().toString();
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(ANSWERS)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signing.of(id, seconds, path + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST));
            String text = new String(response.body(), StandardCharsets.UTF_8);
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            boolean isTheirs = signing.isOf(
                    id,
                    response.headers().firstValue("webhook-timestamp").orElse(null),
                    response.headers().firstValue("webhook-signature").orElse(null),
                    text,
                    clock.instant());
            if (!isTheirs) {
                throw new IOException("the answer's signature is not the provider's");
            }
            return CanonicalJson.decode(text, JsonNode.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }
}
