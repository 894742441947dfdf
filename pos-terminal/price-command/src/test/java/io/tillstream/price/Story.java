package io.tillstream.price;

import io.tillstream.checkout.promotion.Allowance;
import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.checkout.promotion.Shopper;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One story of stories.json: short forms are filled in, names of goods become item numbers. */
record Story(JsonNode shelf, JsonNode told) {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CurrencyUnit EUR = CurrencyUnit.of("EUR");

    static List<Story> all() throws Exception {
        try (var stream = Story.class.getResourceAsStream("/stories.json")) {
            JsonNode file = JSON.readTree(Objects.requireNonNull(stream));
            List<Story> stories = new ArrayList<>();
            file.get("stories").forEach(told -> stories.add(new Story(file.get("shelf"), told)));
            return stories;
        }
    }

    String title() {
        return told.get("title").stringValue();
    }

    Savings savings() {
        List<Promotion> promotions = new ArrayList<>();
        told.get("promotions").forEach(shortForm -> promotions.add(promotion(shortForm)));
        return PromotionBook.of(promotions).savingsOn(purchase());
    }

    private Purchase purchase() {
        List<CountedLine> lines = new ArrayList<>();
        told.get("basket").forEach(line -> lines.add(line(lines.size() + 1, line.stringValue())));
        Map<String, Allowance> allowances = new HashMap<>();
        told.path("allowances")
                .properties()
                .forEach(entry -> allowances.put(
                        entry.getKey(), CanonicalJson.decode(entry.getValue().toString(), Allowance.class)));
        Set<String> coupons = new HashSet<>();
        told.path("coupons").forEach(coupon -> coupons.add(coupon.stringValue()));
        boolean member = told.path("member").asBoolean(false);
        return new Purchase(
                new StoreId("s1"),
                Channel.TILL,
                Instant.parse("2026-11-15T12:00:00Z"),
                EUR,
                member ? new Shopper(new MemberId("maaaaaaaaaaaaaaaa"), Set.of()) : null,
                coupons,
                1,
                lines,
                allowances);
    }

    /** {@code 2 milk}, {@code 750 apples} or, with the price the bar code held, {@code 750 apples 1.50}. */
    private CountedLine line(int number, String text) {
        String[] words = text.split(" ", -1);
        JsonNode item = shelf.get(words[1]);
        boolean embedded = words.length > 2;
        long amount = Long.parseLong(words[0]);
        Set<String> tags = new HashSet<>();
        item.path("tags").forEach(tag -> tags.add(tag.stringValue()));
        Protection protection = embedded
                ? Protection.PRICE_EMBEDDED
                : Protection.valueOf(item.path("protection").asString("NONE"));
        return new CountedLine(
                number,
                gtin(words[1]),
                item.get("category").stringValue(),
                tags,
                embedded || !item.has("weighed") ? Quantity.each(embedded ? 1 : amount) : Quantity.grams(amount),
                Money.parse((embedded ? words[2] : item.get("price").stringValue()) + " EUR"),
                Money.parse(item.path("floor").asString("0.00") + " EUR"),
                protection);
    }

    private Gtin gtin(String name) {
        List<String> names = new ArrayList<>();
        shelf.properties().forEach(entry -> names.add(entry.getKey()));
        int number = names.indexOf(name);
        if (number < 0) {
            throw new AssertionError("The shelf holds no " + name + ".");
        }
        String body = "%013d".formatted(500_000_000_000L + number);
        return new Gtin(body + Gtin.checkDigit(body));
    }

    /** The name on the shelf of an item number, for what the engine says is missing. */
    String nameOf(String text) {
        String named = text;
        for (var entry : shelf.properties()) {
            named = named.replace(gtin(entry.getKey()).value(), entry.getKey());
        }
        return named;
    }

    private Promotion promotion(JsonNode shortForm) {
        ObjectNode full = JSON.createObjectNode();
        full.put("id", shortForm.get("id").stringValue());
        full.set(
                "name", JSON.createObjectNode().put("en", "x").put("zh-TW", "x").put("zh-CN", "x"));
        ObjectNode eligibility = full.putObject("eligibility");
        eligibility.set(
                "audience",
                shortForm.has("audience")
                        ? shortForm.get("audience")
                        : JSON.createObjectNode().put("type", "everybody"));
        eligibility.putArray("stores");
        eligibility.putArray("channels");
        eligibility.put("from", "2026-11-01T00:00:00Z").put("until", "2026-12-01T00:00:00Z");
        if (shortForm.has("coupon")) {
            eligibility.set("coupon", shortForm.get("coupon"));
        }
        ObjectNode qualifying = full.putObject("qualifying");
        qualifying.set("items", shortForm.has("items") ? listed(shortForm.get("items")) : everything());
        if (shortForm.has("minimum")) {
            qualifying.set("minimum", shortForm.get("minimum"));
        }
        full.set("limits", shortForm.has("limits") ? shortForm.get("limits") : JSON.createObjectNode());
        full.set("reward", withNumbers(shortForm.get("reward")));
        full.put("priority", shortForm.path("priority").asInt(0));
        full.put("stackable", shortForm.path("stackable").asBoolean(false));
        full.put("active", true);
        for (String name : List.of("exclusiveGroup", "floor")) {
            if (shortForm.has(name)) {
                full.set(name, shortForm.get(name));
            }
        }
        return CanonicalJson.decode(full.toString(), Promotion.class);
    }

    private static ObjectNode everything() {
        return JSON.createObjectNode().put("type", "everything");
    }

    private ObjectNode listed(JsonNode items) {
        ObjectNode listed = JSON.createObjectNode().put("type", "listed");
        for (String name : List.of("gtins", "categories", "tags")) {
            ArrayNode array = listed.putArray(name);
            items.path(name)
                    .forEach(value -> array.add(
                            name.equals("gtins") ? gtin(value.stringValue()).value() : value.stringValue()));
        }
        return listed;
    }

    /** Names of goods inside a reward become item numbers. */
    private JsonNode withNumbers(JsonNode reward) {
        JsonNode copy = reward.deepCopy();
        replaceGtins(copy);
        return copy;
    }

    private void replaceGtins(JsonNode node) {
        if (node instanceof ObjectNode object && object.get("gtins") instanceof ArrayNode names) {
            ArrayNode numbers = JSON.createArrayNode();
            names.forEach(name -> numbers.add(gtin(name.stringValue()).value()));
            object.set("gtins", numbers);
        } else {
            node.forEach(this::replaceGtins);
        }
    }
}
