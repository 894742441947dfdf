package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.offer.CategoryWords;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A campaign in words: who gets what, when and where, how often, and who is left out. */
@Component
final class Sentence {
    /** So many items, categories or stores are named. */
    private static final int NAMED = 4;

    private final MessageSource messages;
    private final Assortment assortment;

    Sentence(MessageSource messages, Assortment assortment) {
        this.messages = messages;
        this.assortment = assortment;
    }

    String of(Plan plan, Language language) {
        Words words = new Words(language);
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(
                "whole",
                words.who(plan.audience()),
                words.what(plan),
                words.day(plan.from()),
                words.day(plan.until()),
                words.where(plan)));
        words.limits(plan, sentences);
        if (plan.controlBasisPoints() > 0) {
            sentences.add(words.say(
                    "control",
                    Integer.toString(plan.controlBasisPoints() / 100),
                    words.say("measure." + plan.measure().name().toLowerCase(Locale.ROOT))));
        }
        return String.join(words.say("between"), sentences);
    }

    /** What it is given on, in a few words. */
    String items(Plan plan, Language language) {
        return new Words(language).items(plan.qualifying().items());
    }

    /** One language. */
    private final class Words {
        private final Language language;
        private final Locale locale;

        Words(Language language) {
            this.language = language;
            this.locale = Locale.forLanguageTag(language.tag());
        }

        String say(String key, Object... values) {
            return messages.getMessage("campaigns.say." + key, values, locale);
        }

        String day(LocalDate day) {
            return DateTimeFormatter.ofPattern(messages.getMessage("format.date", null, locale), locale)
                    .format(day);
        }

        String who(Audience audience) {
            return switch (audience) {
                case Audience.Everybody _ -> say("everybody");
                case Audience.Members _ -> say("members");
                case Audience.Known known ->
                    say("segment", known.segment().name().in(language));
                case Audience.Lapsed lapsed ->
                    say(
                            "lapsed",
                            bought(lapsed.category()),
                            Long.toString(lapsed.times()),
                            Integer.toString(lapsed.days()));
                case Audience.Regular regular ->
                    say(
                            "regular",
                            bought(regular.category()),
                            Long.toString(regular.times()),
                            Integer.toString(regular.days()));
                case Audience.Spender spender ->
                    say(
                            "spender",
                            bought(spender.category()),
                            Show.amount(spender.atLeast()),
                            Integer.toString(spender.days()));
            };
        }

        private String bought(@Nullable String category) {
            return category == null ? say("anything") : CategoryWords.in(category, language);
        }

        String what(Plan plan) {
            String given = given(plan.reward(), items(plan.qualifying().items()));
            return switch (plan.qualifying().minimum()) {
                case null -> given;
                case Qualifying.Pieces pieces -> say("from-pieces", given, Integer.toString(pieces.pieces()));
                case Qualifying.Amount amount -> say("from-amount", given, Show.amount(amount.amount()));
            };
        }

        private String given(Reward reward, String items) {
            return switch (reward) {
                case Reward.PercentOff off -> say("percent-off", percent(off.basisPoints()), items);
                case Reward.AmountOff off -> say("amount-off", Show.amount(off.amount()), items);
                case Reward.FixedPrice fixed -> say("fixed-price", Show.amount(fixed.price()), items);
                case Reward.NForPrice set ->
                    say("n-for-price", Show.amount(set.price()), items, Integer.toString(set.pieces()));
                case Reward.BuyXGetY set ->
                    say(
                            "buy-x-get-y",
                            Integer.toString(set.buy()),
                            Integer.toString(set.get()),
                            percent(set.basisPoints()),
                            items);
                case Reward.CheapestFree set -> say("cheapest-free", Integer.toString(set.pieces()), items);
                case Reward.BasketAmountOff off -> say("basket-amount-off", Show.amount(off.amount()), items);
                case Reward.BasketPercentOff off -> say("basket-percent-off", percent(off.basisPoints()), items);
                case Reward.BundlePrice bundle ->
                    say(
                            "bundle-price",
                            Show.amount(bundle.price()),
                            several(bundle.parts().stream()
                                    .map(part -> say("part", Integer.toString(part.pieces()), items(part.items())))
                                    .toList()));
                case Reward.PointsMultiplier points ->
                    say(
                            "points-multiplier",
                            BigDecimal.valueOf(points.hundredths(), 2)
                                    .stripTrailingZeros()
                                    .toPlainString(),
                            items);
                case Reward.BonusPoints points -> say("bonus-points", Long.toString(points.points()), items);
                case Reward.FreeItem _ ->
                    throw new IllegalStateException("The builder makes no " + reward + "; give it words first.");
            };
        }

        private static String percent(int basisPoints) {
            return Integer.toString(basisPoints / 100);
        }

        String items(Selection selection) {
            return switch (selection) {
                case Selection.Everything _ -> say("everything");
                case Selection.Listed listed ->
                    several(Stream.of(
                                    listed.categories().stream().map(category -> CategoryWords.in(category, language)),
                                    listed.tags().stream(),
                                    listed.gtins().stream().map(this::item))
                            .flatMap(each -> each)
                            .toList());
            };
        }

        private String item(Gtin gtin) {
            return assortment
                    .product(gtin)
                    .map(product -> product.name().in(language))
                    .orElse(gtin.ean13());
        }

        private String several(List<String> names) {
            String some = String.join(say("comma"), names.subList(0, Math.min(NAMED, names.size())));
            return names.size() > NAMED ? say("and-more", some, Integer.toString(names.size() - NAMED)) : some;
        }

        String where(Plan plan) {
            return plan.stores().isEmpty()
                    ? say("all-stores")
                    : say(
                            "stores",
                            several(plan.stores().stream()
                                    .map(store -> assortment
                                            .store(store)
                                            .map(known -> known.name().in(language))
                                            .orElse(store.value()))
                                    .toList()));
        }

        void limits(Plan plan, List<String> sentences) {
            Limits limits = plan.limits();
            String coupon = plan.coupon();
            if (coupon != null) {
                sentences.add(say("coupon", coupon));
            }
            add(sentences, "per-basket", limits.usesPerBasket());
            add(sentences, "per-member", limits.usesPerMember());
            add(sentences, "in-all", limits.totalUses());
            if (limits.totalAmount() != null) {
                sentences.add(say("budget", Show.amount(limits.totalAmount())));
            }
            if (plan.stackable()) {
                sentences.add(say("stackable"));
            }
        }

        private void add(List<String> sentences, String key, @Nullable Long uses) {
            if (uses != null) {
                sentences.add(say(key, Long.toString(uses)));
            }
        }
    }
}
