package io.tillstream.dashboards.campaigns;

import static io.tillstream.dashboards.campaigns.SaidNumber.AMOUNT;
import static io.tillstream.dashboards.campaigns.SaidNumber.COUNT;

import io.tillstream.dashboards.questions.Remainder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Coupon, control group, budget and how often, taken out of a sentence. */
final class SaidLimits {
    private static final String TIMES = "(?:次|份|件|张|单|回|瓶|杯|盒|包|个)";
    private static final Pattern COUPON = Pattern.compile(
            " (?:with |coupon )?(?:code|coupon) (?:code )?((?=[a-z-]*\\d)[a-z0-9][a-z0-9-]{1,39})\\b|(?:优惠码|折扣码|优惠券|折价券|券码|代码)[: ]?([a-z0-9][a-z0-9-]{1,39})");
    private static final Pattern CONTROL = Pattern.compile(
            " (?:with )?(?:a )?(?:control group|control|holdout)(?: of)? (\\d{1,2}) ?%?| (?:with )?(?:a )?(\\d{1,2}) ?% (?:control group|control|holdout)\\b"
                    + "|(?:留|设)?(\\d{1,2}) ?%(?:的人?)?(?:做|作为|当)?对照组?|对照组?(?:为|占|留)? ?(\\d{1,2}) ?%?");
    private static final Pattern TENTHS = Pattern.compile("(?:留|设)([一二三四五])成(?:的人?)?(?:做|作为|当)?对照组?");
    private static final Pattern BUDGET = Pattern.compile(" (?:with )?(?:a )?budget(?: of| is)? " + AMOUNT + "\\b| "
            + AMOUNT + " budget\\b|预算(?:为|是|上限)? ?" + AMOUNT);
    private static final Pattern PER_MEMBER =
            Pattern.compile(" (?:at most |no more than |max(?:imum)? |up to |only )?(?:(once)|(twice)|" + COUNT
                    + "(?: times?| x)?) (?:per|for each|for every|each) (?:member|person|customer)\\b"
                    + "|每(?:位会员|个会员|会员|人|位)(?:限用|限购|限|用|最多|仅|只)+" + COUNT + TIMES + "?");
    private static final Pattern PER_BASKET =
            Pattern.compile(" (?:at most |no more than |max(?:imum)? |up to |only )?(?:(once)|(twice)|" + COUNT
                    + "(?: times?| x| pieces)?) (?:per|a|on each|on one) (?:receipt|basket|purchase|visit)\\b"
                    + "|每(?:张收据|张小票|张发票|单|笔)(?:最多|仅限|限|仅)(?:用)?" + COUNT + TIMES + "?");
    private static final Pattern IN_ALL = Pattern.compile(" (?:at most |max(?:imum)? |up to |only )?" + COUNT
            + " (?:times|uses) (?:in all|in total|altogether|overall)\\b"
            + "| (?:the )?first " + COUNT + " (?:uses|times|customers)\\b"
            + "|(?:总共|一共|总计|全部|合计)(?:最多)?(?:限量|限)?" + COUNT + TIMES + "(?:为限)?|限量" + COUNT + TIMES + "?");

    private final Remainder left;
    private final Map<String, List<String>> fields;

    SaidLimits(Remainder left, Map<String, List<String>> fields) {
        this.left = left;
        this.fields = fields;
    }

    void take() {
        left.take(COUPON).ifPresent(found -> put("coupon", first(found).toUpperCase(Locale.ROOT)));
        left.take(CONTROL).ifPresent(found -> put("control", first(found)));
        left.take(TENTHS).ifPresent(found -> put("control", SaidNumber.of(first(found)) + "0"));
        left.take(BUDGET).ifPresent(found -> put("budget", SaidNumber.of(first(found))));
        left.take(PER_MEMBER).ifPresent(found -> put("usesPerMember", times(found)));
        left.take(PER_BASKET).ifPresent(found -> put("usesPerBasket", times(found)));
        left.take(IN_ALL).ifPresent(found -> put("totalUses", SaidNumber.of(first(found))));
    }

    private static String times(MatchResult found) {
        return switch (first(found)) {
            case "once" -> "1";
            case "twice" -> "2";
            case String count -> SaidNumber.of(count);
        };
    }

    private static String first(MatchResult found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            Optional<String> written = Optional.ofNullable(found.group(group));
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new IllegalStateException("\"" + found.group() + "\" has no number in it.");
    }

    private void put(String field, String value) {
        fields.put(field, List.of(value));
    }
}
