package io.tillstream.checkout.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a promotion gives, in a few words.
 *
 * @param language in which
 * @param names of items
 */
record Gift(Language language, Names names) {
    private static final int ALL = 10_000;

    String of(Promotion promotion) {
        Qualifying qualifying = promotion.qualifying();
        String given = given(promotion.reward(), items(qualifying.items()), qualifying.items());
        return switch (qualifying.minimum()) {
            case null -> given;
            case Qualifying.Pieces pieces -> say(OfferWords.FROM_PIECES, given, Integer.toString(pieces.pieces()));
            case Qualifying.Amount amount ->
                say(OfferWords.FROM_AMOUNT, given, amount.amount().grouped());
        };
    }

    private String given(Reward reward, String items, Selection qualifying) {
        return switch (reward) {
            case Reward.PercentOff(int share) ->
                share == ALL ? say(OfferWords.NOTHING, items) : say(OfferWords.PERCENT_OFF, percent(share), items);
            case Reward.AmountOff off -> say(OfferWords.AMOUNT_OFF, off.amount().grouped(), items);
            case Reward.FixedPrice fixed ->
                say(OfferWords.FIXED_PRICE, fixed.price().grouped(), items);
            case Reward.NForPrice set ->
                say(OfferWords.N_FOR_PRICE, set.price().grouped(), items, Integer.toString(set.pieces()));
            case Reward.BuyXGetY set -> buyAndGet(set, qualifying);
            case Reward.CheapestFree set -> say(OfferWords.CHEAPEST_FREE, pieces(set.pieces(), qualifying));
            case Reward.BundlePrice bundle ->
                say(
                        OfferWords.BUNDLE,
                        bundle.price().grouped(),
                        several(bundle.parts().stream()
                                .map(part -> pieces(part.pieces(), part.items()))
                                .toList()));
            case Reward.FreeItem free -> say(OfferWords.NOTHING, pieces(free.pieces(), free.items()));
            case Reward.BasketAmountOff off ->
                say(OfferWords.BASKET_AMOUNT_OFF, off.amount().grouped(), items);
            case Reward.BasketPercentOff(int share) -> say(OfferWords.BASKET_PERCENT_OFF, percent(share), items);
            case Reward.PointsMultiplier points -> say(OfferWords.POINTS_TIMES, decimal(points.hundredths()), items);
            case Reward.BonusPoints points -> say(OfferWords.BONUS_POINTS, Long.toString(points.points()), items);
        };
    }

    private String buyAndGet(Reward.BuyXGetY set, Selection qualifying) {
        String bought = pieces(set.buy(), qualifying);
        Selection others = set.items();
        String got = others == null ? say(OfferWords.MORE, Integer.toString(set.get())) : pieces(set.get(), others);
        return set.basisPoints() == ALL
                ? say(OfferWords.BUY_GET_NOTHING, bought, got)
                : say(OfferWords.BUY_GET, bought, got, percent(set.basisPoints()));
    }

    /** English names what is taken off, 20; Chinese what is left of ten or of a hundred, 8 and at 15 % off 85. */
    private String percent(int basisPoints) {
        if (language == Language.EN) {
            return decimal(basisPoints);
        }
        int left = ALL - basisPoints;
        return left % 1_000 == 0
                ? Integer.toString(left / 1_000)
                : left % 100 == 0 && left > 1_000
                        ? Integer.toString(left / 100)
                        : BigDecimal.valueOf(left, 3).stripTrailingZeros().toPlainString();
    }

    private static String decimal(int hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    private String pieces(int count, Selection of) {
        return say(OfferWords.PIECES, Integer.toString(count), items(of));
    }

    private String items(Selection selection) {
        return switch (selection) {
            case Selection.Everything _ -> say(OfferWords.EVERYTHING);
            case Selection.Listed listed ->
                several(Stream.of(
                                listed.categories().stream().map(category -> CategoryWords.in(category, language)),
                                listed.tags().stream(),
                                listed.gtins().stream().map(this::name))
                        .flatMap(each -> each)
                        .toList());
        };
    }

    private String name(Gtin item) {
        return names.nameOf(item).in(language);
    }

    private String several(List<String> words) {
        return several(words, language);
    }

    /** Some of them, and how many more there are. */
    static String several(List<String> words, Language language) {
        String some =
                String.join(OfferWords.COMMA.in(language), words.subList(0, Math.min(OfferCard.NAMED, words.size())));
        return words.size() > OfferCard.NAMED
                ? OfferWords.AND_MORE.in(language, some, Integer.toString(words.size() - OfferCard.NAMED))
                : some;
    }

    private String say(OfferWords words, String... values) {
        return words.in(language, values);
    }
}
