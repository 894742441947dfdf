package io.tillstream.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What head office knows, asked as a machine asks it, and what the shop's plan says. */
final class HeadOffice {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration ON_THE_WAY = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;

    HeadOffice(Platform platform) {
        this.platform = platform;
    }

    /** All books say the same as the tills' journals, once what is on its way has come in. */
    void agreesWithItsTills() throws Exception {
        Instant giveUp = Instant.now().plus(ON_THE_WAY);
        Platform.Answer books = platform.ask("reconcile");
        while (!agree(books) && Instant.now().isBefore(giveUp)) {
            books = platform.ask("reconcile");
        }
        assertThat(agree(books)).as(books.document().toPrettyString()).isTrue();
    }

    private static boolean agree(Platform.Answer books) {
        return books.exit() == 0
                && books.document().path("equal").asBoolean()
                && books.document().path("indexDifferences").asInt(-1) == 0;
    }

    /** An offer whose member is in no control group, so that a till will show it. */
    OfferDecision anOfferSomebodyWillSee() throws IOException {
        return anOffer(Shown.TO_MEMBERS, _ -> true);
    }

    /** The same of a member who was in that store at last. */
    OfferDecision anOfferSomebodyWillSee(StoreId lastIn) throws IOException {
        Set<MemberId> there = new TopicReader("127.0.0.1:" + platform.port("kafka"))
                .latest(Topics.MEMBER_HISTORY).stream()
                        .filter(history -> !history.baskets().isEmpty())
                        .filter(history -> history.baskets().getLast().store().equals(lastIn))
                        .map(MemberHistory::member)
                        .collect(Collectors.toSet());
        return anOffer(Shown.TO_MEMBERS, there::contains);
    }

    /** An offer of a member who is in the control group of its campaign, so that a till will keep it back. */
    OfferDecision anOfferNobodyWillSee() throws IOException {
        return anOffer(Shown.TO_NOBODY, _ -> true);
    }

    private enum Shown {
        TO_MEMBERS,
        TO_NOBODY
    }

    /** The best offer of one of the members for whom it comes to that. */
    private OfferDecision anOffer(Shown wanted, Predicate<MemberId> who) throws IOException {
        Set<String> personal = new HashSet<>();
        for (JsonNode member : platform.plan("members.ndjson")) {
            if (member.path("personalised").asBoolean()) {
                personal.add(member.path("member").asString());
            }
        }
        Map<String, Integer> control = new HashMap<>();
        for (JsonNode campaign : platform.plan("campaigns.ndjson")) {
            control.put(
                    campaign.path("id").asString(),
                    campaign.path("controlBasisPoints").asInt());
        }
        List<MemberOffers> all = offers();
        for (MemberOffers offers : all) {
            if (offers.offers().isEmpty()) {
                continue;
            }
            OfferDecision best = offers.offers().getFirst();
            if (!who.test(best.member())
                    || !personal.contains(best.member().value())
                    || ControlGroup.isHeldOut(best.member())) {
                continue;
            }
            boolean kept = ControlGroup.isControl(
                    best.member(), best.campaign(), control.getOrDefault(best.campaign(), 10_000));
            if (kept == (wanted == Shown.TO_NOBODY)) {
                return best;
            }
        }
        throw new AssertionError("None of " + all.size() + " members has an offer that is shown " + wanted + ".");
    }

    /** A member's offers as they stand now, in head office's order. */
    List<OfferDecision> offersTo(MemberId member) {
        return offers().stream()
                .filter(all -> all.member().equals(member))
                .flatMap(all -> all.offers().stream())
                .toList();
    }

    private List<MemberOffers> offers() {
        return new TopicReader("127.0.0.1:" + platform.port("kafka")).latest(Topics.OFFER);
    }

    /** What head office would have looked at. */
    List<LossSignal> lossSignals() {
        return new TopicReader("127.0.0.1:" + platform.port("kafka")).latest(Topics.LOSS_SIGNAL);
    }

    String cardOf(String member) throws IOException {
        return platform.plan("members.ndjson").stream()
                .filter(line -> line.path("member").asString().equals(member))
                .map(line -> line.path("card").asString())
                .findFirst()
                .orElseThrow();
    }

    /** A member to whom nothing is ever offered: who wants no personal offers. */
    JsonNode somebodyWithoutOffers() throws IOException {
        return platform.plan("members.ndjson").stream()
                .filter(member -> !member.path("personalised").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    /** Something of that category that is on the shelf. */
    Gtin somethingOf(String category) throws Exception {
        return onTheShelf(product -> product.path("category").asString().equals(category));
    }

    boolean isSoldByThePiece(Gtin gtin) {
        try {
            return platform.plan("products.ndjson").stream()
                    .filter(product -> Gtin.of(product.path("gtin").asString()).equals(gtin))
                    .anyMatch(product -> product.path("unit").asString().equals("EACH"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Gtin somethingElseThan(@Nullable Gtin other) throws Exception {
        return onTheShelf(product -> !Gtin.of(product.path("gtin").asString()).equals(other));
    }

    private Gtin onTheShelf(Predicate<JsonNode> wanted) throws Exception {
        for (JsonNode product : platform.plan("products.ndjson")) {
            Gtin gtin = Gtin.of(product.path("gtin").asString());
            boolean byPiece = product.path("unit").asString().equals("EACH");
            if (byPiece && wanted.test(product) && stock(gtin) > 5) {
                return gtin;
            }
        }
        throw new AssertionError("Nothing of that kind is on the shelf.");
    }

    /** What one piece costs in the shop's plan at the end of its history. */
    Money price(Gtin gtin) throws IOException {
        return platform.plan("prices.ndjson").stream()
                .filter(price -> price.path("gtin").asString().equals(gtin.value()))
                .map(price -> Money.parse(price.path("unitPrice").asString()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    long stock(Gtin gtin) throws Exception {
        String onHand = get(platform.address("streaming-app") + "/api/stock/s1/" + gtin)
                .path("onHand")
                .asString();
        return onHand.isEmpty() ? 0 : Long.parseLong(onHand.substring(0, onHand.indexOf(' ')));
    }

    long points(String member) throws Exception {
        return balance(member).path("points").asLong();
    }

    /** A member's points and of how many entries they are the sum. */
    JsonNode balance(String member) throws Exception {
        return get(platform.address("streaming-app") + "/api/points/" + member);
    }

    /** Gives a member a password for the portal. */
    void opensThePortalTo(String member, String password) throws Exception {
        post("/api/members/" + member + "/password", Map.of("password", password));
    }

    /** What {@code ./tillstream ask} is answered. */
    JsonNode asksThePortal(String member, String language, String text) throws Exception {
        return post("/api/assistant", Map.of("text", text, "language", language, "member", member));
    }

    /** What members want a person to look at, newest first. */
    JsonNode cases() throws Exception {
        return get(platform.address("member-portal") + "/api/cases").path("cases");
    }

    private JsonNode post(String path, Map<String, String> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(platform.address("member-portal") + path))
                .header("Authorization", bearer())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    /** How far the ledgers have read a till's first epoch. */
    JsonNode position(String till) throws Exception {
        for (JsonNode position : get(platform.address("streaming-app") + "/api/positions")) {
            if (position.path("till").asString().equals(till)
                    && position.path("epoch").asInt() == 1) {
                return position;
            }
        }
        throw new AssertionError("Till " + till + " has no position.");
    }

    /** What a member may pay with, and when it expires. */
    JsonNode account(String member) throws Exception {
        return get(platform.address("streaming-app") + "/api/points/" + member + "/account");
    }

    /** Somebody gives a member points. */
    void gives(PointsAdjustment adjustment) throws Exception {
        hand("points-adjustments", adjustment);
    }

    /** The chain sells something more from now on. */
    void sells(Product product, Price price) throws Exception {
        hand("products", product);
        hand("prices", price);
    }

    /** The chain takes a dollar off an item from now on, once a basket and so often in all, for a coupon or for everybody. */
    void promotes(String promotion, @Nullable String coupon, Gtin item, long uses) throws Exception {
        Eligibility eligibility = new Eligibility(
                new Eligibility.Everybody(),
                List.of(),
                List.of(),
                Instant.parse("2011-01-01T00:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                coupon);
        promotes(new Promotion(
                promotion,
                LocalText.same(promotion),
                eligibility,
                new Qualifying(Selection.ofGtins(item), null),
                new Reward.AmountOff(Money.parse("1 TWD")),
                new Limits(1L, null, uses, null),
                0,
                null,
                true,
                null,
                true));
    }

    /** The chain gives something from now on. */
    void promotes(Promotion promotion) throws Exception {
        hand("promotions", promotion);
    }

    /** How a promotion stands: what it gave, and what tills hold of it. */
    JsonNode standing(String promotion) throws Exception {
        return get(platform.address("streaming-app") + "/api/promotions/" + promotion + "/standing");
    }

    /** The stock room has done something, or a buyer has ordered. */
    void books(StockMovement movement) throws Exception {
        hand("stock-movements", movement);
    }

    void orders(PurchaseOrder order) throws Exception {
        hand("purchase-orders", order);
    }

    /** What the first store is to get of an item. */
    long onOrder(Gtin gtin) throws Exception {
        return get(platform.address("streaming-app") + "/api/stock/s1/" + gtin + "/on-order")
                .path("orders")
                .size();
    }

    /** What the ledgers know of a transfer. */
    JsonNode transfer(String transfer) throws Exception {
        return get(platform.address("streaming-app") + "/api/transfers/" + transfer);
    }

    private void hand(String kind, Object fact) throws Exception {
        HttpRequest door = HttpRequest.newBuilder(URI.create(platform.address("dashboards") + "/api/import/" + kind))
                .header("Authorization", bearer())
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(CanonicalJson.text(fact)))
                .build();
        HttpResponse<String> answer = http.send(door, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("Import of " + kind + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private JsonNode get(String address) throws Exception {
        HttpRequest question = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", bearer())
                .build();
        HttpResponse<String> answer = http.send(question, HttpResponse.BodyHandlers.ofString());
        return switch (answer.statusCode()) {
            case 200 -> JSON.readTree(answer.body());
            case 404 -> JSON.createObjectNode();
            default -> throw new IOException(address + " answered " + answer.statusCode() + ".");
        };
    }

    private String bearer() {
        return "Bearer "
                + platform.settings().path("secrets").path("adminToken").asString();
    }
}
