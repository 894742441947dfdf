package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is given, on which goods and how often, as the form says it. */
final class OfferFields {
    private static final long MOST_USES = 1_000_000_000L;
    private static final int MOST_PIECES = 100;
    private static final long LEAST_MULTIPLE = 101;
    private static final long MOST_MULTIPLE = 10_000;
    private static final long MOST_POINTS = 1_000_000;
    private static final Pattern PART = Pattern.compile("([1-9]\\d?) *[x×]? +(\\S.*)");

    private final Form form;
    private final Fields fields;
    private final Assortment assortment;

    OfferFields(Form form, Fields fields, Assortment assortment) {
        this.form = form;
        this.fields = fields;
        this.assortment = assortment;
    }

    @Nullable
    Reward reward() {
        return switch (form.text("kind")) {
            case "percent-off" -> ofShare(Reward.PercentOff::new);
            case "basket-percent-off" -> ofShare(Reward.BasketPercentOff::new);
            case "amount-off" -> ofMoney(Reward.AmountOff::new);
            case "basket-amount-off" -> ofMoney(Reward.BasketAmountOff::new);
            case "fixed-price" -> ofMoney(Reward.FixedPrice::new);
            case "n-for-price" -> {
                Long pieces = fields.number("pieces", 2, MOST_PIECES);
                Money price = fields.money("amount");
                yield pieces == null || price == null ? null : new Reward.NForPrice(Math.toIntExact(pieces), price);
            }
            case "cheapest-free" -> {
                Long pieces = fields.number("pieces", 2, MOST_PIECES);
                yield pieces == null ? null : new Reward.CheapestFree(Math.toIntExact(pieces));
            }
            case "buy-x-get-y" -> {
                Long buy = fields.number("pieces", 1, MOST_PIECES);
                Long get = fields.number("get", 1, MOST_PIECES);
                Long percent = percent();
                yield buy == null || get == null || percent == null
                        ? null
                        : new Reward.BuyXGetY(
                                Math.toIntExact(buy), Math.toIntExact(get), Math.toIntExact(percent * 100), null);
            }
            case "bundle-price" -> {
                List<Reward.Part> parts = parts();
                Money price = fields.money("amount");
                yield parts.isEmpty() || price == null ? null : new Reward.BundlePrice(parts, price);
            }
            case "points-multiplier" -> {
                Long hundredths = fields.hundredths("multiple", LEAST_MULTIPLE, MOST_MULTIPLE);
                yield hundredths == null ? null : new Reward.PointsMultiplier(Math.toIntExact(hundredths));
            }
            case "bonus-points" -> {
                Long points = fields.number("points", 1, MOST_POINTS);
                yield points == null ? null : new Reward.BonusPoints(points);
            }
            default -> {
                fields.wrong("kind", "missing");
                yield null;
            }
        };
    }

    /** One a line: how many, and of what. */
    private List<Reward.Part> parts() {
        List<Reward.Part> parts = new ArrayList<>();
        for (String line : words("parts", "\\n").toList()) {
            Matcher part = PART.matcher(line);
            if (part.matches()) {
                part(part.group(2))
                        .ifPresent(items -> parts.add(new Reward.Part(items, Integer.parseInt(part.group(1)))));
            } else {
                fields.wrong("parts", "part", line);
            }
        }
        if (form.text("parts").isEmpty()) {
            fields.wrong("parts", "missing");
        } else if (parts.size() > Reward.MOST_PARTS) {
            fields.wrong("parts", "parts", Integer.toString(Reward.MOST_PARTS));
            return List.of();
        }
        return parts;
    }

    private Optional<Selection> part(String what) {
        if (assortment.categories().contains(what)) {
            return Optional.of(Selection.ofCategories(what));
        }
        return assortment.tags().contains(what)
                ? Optional.of(Selection.ofTags(what))
                : item("parts", what).map(Selection::ofGtins);
    }

    private @Nullable Long percent() {
        return fields.number("percent", 1, 100);
    }

    private @Nullable Reward ofShare(java.util.function.IntFunction<Reward> made) {
        Long percent = percent();
        return percent == null ? null : made.apply(Math.toIntExact(percent * 100));
    }

    private @Nullable Reward ofMoney(java.util.function.Function<Money, Reward> made) {
        Money amount = fields.money("amount");
        return amount == null ? null : made.apply(amount);
    }

    @Nullable
    Qualifying qualifying() {
        boolean isBundle = form.text("kind").equals("bundle-price");
        Selection items = isBundle ? Selection.everything() : items();
        Qualifying.Minimum minimum = switch (form.text("minimumKind")) {
            case "pieces" -> of(fields.number("minimum", 1, MOST_PIECES), count -> new Qualifying.Pieces((int) count));
            case "amount" -> {
                Money amount = fields.money("minimum");
                yield amount == null ? null : new Qualifying.Amount(amount);
            }
            default -> null;
        };
        if (minimum != null
                && List.of("n-for-price", "cheapest-free", "buy-x-get-y", "bundle-price")
                        .contains(form.text("kind"))) {
            fields.wrong("minimum", "set-minimum");
        }
        return items == null ? null : new Qualifying(items, minimum);
    }

    private static Qualifying.@Nullable Minimum of(@Nullable Long number, LongFunction<Qualifying.Minimum> made) {
        return number == null ? null : made.apply(number);
    }

    private @Nullable Selection items() {
        if (form.text("items").equals("everything")) {
            return Selection.everything();
        }
        List<String> categories = form.all("category");
        List<String> known = assortment.categories();
        categories.stream()
                .filter(category -> !known.contains(category))
                .forEach(category -> fields.wrong("category", "unknown", category));
        List<String> tags = words("tags", "[,\\n]").toList();
        List<String> marks = assortment.tags();
        tags.stream().filter(tag -> !marks.contains(tag)).forEach(tag -> fields.wrong("tags", "unknown", tag));
        List<Gtin> gtins = new ArrayList<>();
        words("gtins", "\\n").forEach(word -> item("gtins", word).ifPresent(gtins::add));
        if (categories.isEmpty() && tags.isEmpty() && form.text("gtins").isEmpty()) {
            fields.wrong("items", "no-items");
            return null;
        }
        return categories.isEmpty() && tags.isEmpty() && gtins.isEmpty()
                ? null
                : new Selection.Listed(gtins, categories, tags);
    }

    private Stream<String> words(String field, String between) {
        return Arrays.stream(form.text(field).split(between, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct();
    }

    /** An item by its number, its code in the shop's lists or its name. */
    private Optional<Gtin> item(String field, String word) {
        List<Product> found = assortment.find(word);
        List<Product> exact =
                found.stream().filter(product -> isCalled(product, word)).toList();
        List<Product> meant = exact.isEmpty() ? found : exact;
        if (meant.size() != 1) {
            fields.wrong(field, meant.isEmpty() ? "unknown" : "several", word, Integer.toString(meant.size()));
            return Optional.empty();
        }
        return Optional.of(meant.getFirst().gtin());
    }

    private static boolean isCalled(Product product, String word) {
        return Stream.of(
                        product.name().en(),
                        product.name().zhTw(),
                        product.name().zhCn(),
                        product.externalCode(),
                        product.gtin().value(),
                        product.gtin().ean13())
                .anyMatch(name -> word.equalsIgnoreCase(name));
    }

    @Nullable
    Limits limits(@Nullable Audience audience) {
        Long perBasket = fields.optionalNumber("usesPerBasket", 1, MOST_USES);
        Long perMember = fields.optionalNumber("usesPerMember", 1, MOST_USES);
        Long total = fields.optionalNumber("totalUses", 1, MOST_USES);
        Money budget = fields.optionalMoney("budget");
        if (perMember != null && audience instanceof Audience.Everybody) {
            fields.wrong("usesPerMember", "member-everybody");
        }
        if (form.text("kind").contains("points") && audience instanceof Audience.Everybody) {
            fields.wrong("kind", "points-everybody");
        }
        return new Limits(perBasket, perMember, total, budget);
    }
}
