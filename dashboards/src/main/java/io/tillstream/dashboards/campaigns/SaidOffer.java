package io.tillstream.dashboards.campaigns;

import static io.tillstream.dashboards.campaigns.SaidNumber.AMOUNT;
import static io.tillstream.dashboards.campaigns.SaidNumber.COUNT;

import io.tillstream.dashboards.questions.Remainder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is given, taken out of a sentence; the goods are left in it. */
final class SaidOffer {
    private static final String PIECES = "(?:件|杯|个|份|包|瓶|盒|袋)";
    private static final String BASKET = "(?:next )?(?:basket|receipt|bill|total|purchase|order|shop)s?";
    private static final String FOLD = "([1-9]\\.\\d|[1-9]\\d?|[一二三四五六七八九]{1,2})折";

    private static final Pattern N_FOR_M =
            Pattern.compile(" " + COUNT + " for (?:the price of )?" + COUNT + "\\b(?! ?(?:days|weeks|months|%))");
    private static final Pattern HAN_N_FOR_M =
            Pattern.compile(COUNT + PIECES + "?付" + COUNT + PIECES + "?|买" + COUNT + "付" + COUNT);
    private static final Pattern HAN_ONE_FREE = Pattern.compile("买" + COUNT + PIECES + "?免" + COUNT + PIECES + "?");
    private static final Pattern BUY_GET = Pattern.compile(
            " (?:buy " + COUNT + ",? get " + COUNT + " (?:more )?(?:free|for free|for nothing)|bogof?)\\b");
    private static final Pattern HAN_BUY_GET = Pattern.compile("买" + COUNT + PIECES + "?[送赠]" + COUNT + PIECES + "?");
    private static final Pattern SECOND = Pattern.compile(
            " (?:the |every )?(?:second|2nd)(?: one| piece| item)? (?:at |for )?(?:half(?: the)? price|(\\d{1,2}) ?(?:%|percent) (?:off|less))\\b|第[二2]"
                    + PIECES + "(?:半价|" + FOLD + ")");
    private static final Pattern EVERY_SECOND =
            Pattern.compile(" every second ((?:\\S+ ){1,2}?)(?:at |for )?half(?: the)? price\\b");
    private static final Pattern SET_PRICE =
            Pattern.compile(" " + COUNT + " ((?:\\S+ ){0,2}?)for " + AMOUNT + "\\b(?! ?(?:days|weeks|months|%))");
    private static final Pattern HAN_SET_PRICE =
            Pattern.compile("(?:任选|任意|任)?" + COUNT + PIECES + "(?:只要|一共|共|合计)?(\\d{1,7}(?:\\.\\d{1,2})?)(?:元|块)");
    private static final Pattern OFF_EACH = Pattern.compile(" " + AMOUNT + " off (?:every|each|per|any)\\b|每" + PIECES
            + "(?:立减|现减|现省|现折|减|折抵|折|省|便宜)" + AMOUNT + "|(?:立减|直减|减|折)" + AMOUNT + "[一每]" + PIECES);
    private static final Pattern OFF_BASKET =
            Pattern.compile(" " + AMOUNT + " off (?:a |the |your |any |their )?(?:whole )?" + BASKET
                    + "(?: (?:over|above|from|of) " + AMOUNT + ")?\\b");
    private static final Pattern SPEND_GET = Pattern.compile(" spend " + AMOUNT + "(?: or more)? (?:and )?(?:get|save) "
            + AMOUNT + "(?: off)?\\b| " + AMOUNT + " off (?:when (?:they |you )?spend|over|above) " + AMOUNT + "\\b");
    private static final Pattern HAN_FULL_OFF =
            Pattern.compile("(?:(?:消费|购物|买|单笔)?满|消费|购物)" + AMOUNT + "(?:立减|现折|立折|减|折抵|折|省)" + AMOUNT);
    private static final Pattern HAN_BASKET_OFF = Pattern.compile("(?:整单|全单|整张|结账时|结账|结帐)(?:立减|减|折抵|折|省)" + AMOUNT);
    private static final Pattern BASKET_PERCENT =
            Pattern.compile(" (\\d{1,3}) ?(?:%|percent|per cent) off (?:a |the |your |their )?(?:whole )?" + BASKET
                    + "\\b|(?:整单|全单)(?:打)?" + FOLD);
    private static final Pattern PERCENT = Pattern.compile(
            " (half price|half off)\\b| (?:minus )?(\\d{1,3}) ?(?:%|percent|per cent) (?:off|discount|cheaper|less|reduction)\\b| minus (\\d{1,3}) ?(?:%|percent|per cent)|(半价)|(?:打)?"
                    + FOLD);
    private static final Pattern ONE_PRICE = Pattern.compile(" (?:at|for) " + AMOUNT
            + "(?: each| a piece| apiece)?\\b(?! ?(?:%|percent|days|weeks|months|times|stores))|(?:一口价|均一价|统一价|特价|单价|每"
            + PIECES + ")" + AMOUNT);
    private static final Pattern FROM_PIECES = Pattern.compile(" (?:from|for|of|at least|buying|buy) " + COUNT
            + " (?:pieces|items|units)(?: or more| on| up)?\\b|(?:满|买|购买)" + COUNT + PIECES + "(?:以上|起)?");
    private static final Pattern FROM_AMOUNT =
            Pattern.compile(" (?:when (?:they |you )?spend|spending|on purchases) (?:over |above |at least )?" + AMOUNT
                    + "\\b|(?:消费|购物)?满" + AMOUNT + "(?:以上)?");

    private static final int ALL = 100;

    private final Remainder left;
    private final Map<String, List<String>> fields;

    SaidOffer(Remainder left, Map<String, List<String>> fields) {
        this.left = left;
        this.fields = fields;
    }

    /** Takes it, the most particular first. */
    void take() {
        boolean isTaken = sets() || money() || shares();
        if (isTaken && !fields.containsKey("minimumKind")) {
            minimum();
        }
    }

    private boolean sets() {
        return taken(SECOND, match -> {
                    put("buy-x-get-y", "pieces", "1");
                    put("get", "1");
                    put("percent", second(match));
                })
                || taken(EVERY_SECOND, match -> {
                    put("buy-x-get-y", "pieces", "1");
                    put("get", "1");
                    put("percent", "50");
                    left.put(match.group(1));
                })
                || taken(HAN_ONE_FREE, match -> put("cheapest-free", "pieces", SaidNumber.of(match.group(1))))
                || taken(
                        BUY_GET,
                        match -> buyGet(
                                match.group(1) == null ? "1" : SaidNumber.of(match.group(1)),
                                match.group(2) == null ? "1" : SaidNumber.of(match.group(2))))
                || taken(HAN_BUY_GET, match -> buyGet(SaidNumber.of(match.group(1)), SaidNumber.of(match.group(2))))
                || nForM();
    }

    private void buyGet(String buy, String get) {
        put("buy-x-get-y", "pieces", buy);
        put("get", get);
        put("percent", "100");
    }

    /** Three for two is a set whose cheapest is free; three for ten is one for a price. */
    private boolean nForM() {
        return taken(HAN_N_FOR_M, match -> {
                    boolean isBought = match.group(3) != null;
                    sets(match.group(isBought ? 3 : 1), match.group(isBought ? 4 : 2));
                })
                || taken(N_FOR_M, match -> sets(match.group(1), match.group(2)));
    }

    private void sets(String pieces, String price) {
        int many = SaidNumber.whole(pieces);
        int paid = SaidNumber.whole(price);
        if (paid == many - 1) {
            put("cheapest-free", "pieces", Integer.toString(many));
        } else if (paid < many) {
            buyGet(Integer.toString(paid), Integer.toString(many - paid));
        } else {
            put("n-for-price", "pieces", Integer.toString(many));
            put("amount", Integer.toString(paid));
        }
    }

    private static String second(MatchResult match) {
        if (match.group(1) != null) {
            return match.group(1);
        }
        return match.group(2) == null ? "50" : off(match.group(2));
    }

    private boolean money() {
        return taken(OFF_EACH, match -> put("amount-off", "amount", first(match)))
                || taken(HAN_FULL_OFF, match -> basket(match.group(2), match.group(1)))
                || taken(SPEND_GET, match -> {
                    boolean isSpent = match.group(1) != null;
                    basket(match.group(isSpent ? 2 : 3), match.group(isSpent ? 1 : 4));
                })
                || taken(OFF_BASKET, match -> basket(match.group(1), match.group(2)))
                || taken(HAN_BASKET_OFF, match -> basket(match.group(1), null))
                || taken(HAN_SET_PRICE, match -> {
                    put("n-for-price", "pieces", SaidNumber.of(match.group(1)));
                    put("amount", match.group(2));
                })
                || taken(SET_PRICE, match -> {
                    put("n-for-price", "pieces", SaidNumber.of(match.group(1)));
                    put("amount", SaidNumber.of(match.group(3)));
                    left.put(match.group(2));
                })
                || taken(ONE_PRICE, match -> put("fixed-price", "amount", first(match)));
    }

    private void basket(String amount, @Nullable String from) {
        put("basket-amount-off", "amount", SaidNumber.of(amount));
        if (from != null) {
            put("minimumKind", "amount");
            put("minimum", SaidNumber.of(from));
        }
    }

    private boolean shares() {
        return taken(
                        BASKET_PERCENT,
                        match -> share(
                                "basket-percent-off", match.group(1) == null ? off(match.group(2)) : match.group(1)))
                || taken(PERCENT, match -> share("percent-off", percent(match)));
    }

    /** Nobody gives more than all of it; what says so is handed back. */
    private void share(String kind, String percent) {
        int share = Integer.parseInt(percent);
        if (share < 1 || share > ALL) {
            left.put(percent + "%");
        } else {
            put(kind, "percent", percent);
        }
    }

    private static String percent(MatchResult match) {
        if (match.group(2) != null || match.group(3) != null) {
            return match.group(2) == null ? match.group(3) : match.group(2);
        }
        return match.group(5) == null ? "50" : off(match.group(5));
    }

    /** 八折 is 20 off, 八五折 and 85折 and 8.5折 are 15 off. */
    private static String off(String fold) {
        StringBuilder digits = new StringBuilder();
        fold.chars().filter(each -> each != '.').forEach(each -> {
            int han = "一二三四五六七八九".indexOf(each);
            digits.append(han >= 0 ? (char) ('1' + han) : (char) each);
        });
        int left = Integer.parseInt(digits.toString());
        return Integer.toString(100 - (digits.length() == 1 ? 10 * left : left));
    }

    private void minimum() {
        if (!taken(FROM_PIECES, match -> {
            put("minimumKind", "pieces");
            put("minimum", first(match));
        })) {
            var _ = taken(FROM_AMOUNT, match -> {
                put("minimumKind", "amount");
                put("minimum", first(match));
            });
        }
    }

    private static String first(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            String written = match.group(group);
            if (written != null) {
                return SaidNumber.of(written);
            }
        }
        throw new IllegalStateException("\"" + match.group() + "\" has no number in it.");
    }

    private boolean taken(Pattern pattern, Consumer<MatchResult> then) {
        Optional<MatchResult> found = left.take(pattern);
        found.ifPresent(then);
        return found.isPresent();
    }

    private void put(String kind, String field, String value) {
        fields.put("kind", List.of(kind));
        put(field, value);
    }

    private void put(String field, String value) {
        fields.put(field, List.of(value));
    }
}
