package io.tillstream.dashboards.campaigns;

import static io.tillstream.dashboards.campaigns.SaidNumber.AMOUNT;
import static io.tillstream.dashboards.campaigns.SaidNumber.COUNT;

import io.tillstream.dashboards.questions.Remainder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** For whom, taken out of a sentence. */
final class SaidAudience {
    private static final String UNIT = "(days?|weeks?|months?)";
    private static final String SPAN = COUNT + " " + UNIT;
    private static final String PEOPLE = "(?:members?|customers?|shoppers?|buyers?|people|those|drinkers?)";
    private static final String HAN_UNIT = "个?(天|日|周|星期|礼拜|月)";
    private static final String HAN_SPAN = "(?:过去|最近|近)?" + COUNT + " ?" + HAN_UNIT;
    private static final String HAN_PEOPLE = "(?:老|流失)?(?:会员|顾客|客人|买家|客户)";

    /** Groups: goods, count, unit. */
    private static final List<Pattern> LAPSED = List.of(
            Pattern.compile(" (?:" + PEOPLE + " )?(?:who|that)? ?(?:have not|haven't|has not|hasn't|did not|didn't|not)"
                    + " (?:bought|buy|purchased|shopped|come|visited|been)(?: any)?(?: (\\S+(?: \\S+)?))?? (?:in|for|since|within)"
                    + " (?:the )?(?:last |past )?" + SPAN + "\\b"),
            Pattern.compile(" (?:win back|bring back|reactivate) (\\S+(?: \\S+)?) " + PEOPLE
                    + "(?: (?:who |that )?(?:we )?(?:haven't seen|have not seen|not seen|gone|missing|away)(?: for| in) "
                    + SPAN
                    + ")?"),
            Pattern.compile(" (?:(\\S+) )??" + PEOPLE
                    + " (?:who |that )?(?:dropped off|stopped coming|stayed away|left)(?: for)? " + SPAN
                    + "(?: ago)?\\b"),
            Pattern.compile(
                    " (?:lapsed|inactive|lost) (?:(\\S+(?: \\S+)?) )??" + PEOPLE + "(?: (?:of|for) " + SPAN + ")?\\b"));

    /** Groups: count, unit, goods. */
    private static final Pattern HAN_LAPSED = Pattern.compile(
            HAN_SPAN + "(?:以上|内|里|来)?都?(?:没有|没|未|不)再?来?(?:买|购买|光顾|消费|回购|回来|来)?过?(\\p{IsHan}{0,8}?)的?" + HAN_PEOPLE);

    private static final Pattern HAN_LOST = Pattern.compile("流失的?(\\p{IsHan}{0,8}?)的?(?:会员|顾客|客人|买家|客户)");

    /** Groups: goods, times, count, unit. */
    private static final Pattern REGULAR = Pattern.compile(" (?:" + PEOPLE
            + " )?(?:who|that) (?:came|come|visited|visit|shopped|shop|bought|buy)"
            + "(?: (?!at )(\\S+(?: \\S+)?))??(?: at least)? " + COUNT
            + " (?:times|x|days)(?: or more)? (?:in|within|over|during) (?:the )?(?:last |past )?" + SPAN + "\\b");

    /** Groups: goods, times, count, unit. */
    private static final Pattern LOYAL = Pattern.compile(" (?:loyal|regular|frequent) (?:(\\S+) )??" + PEOPLE + ",? "
            + COUNT + " (?:visits|times|purchases) (?:in|within|over) (?:the )?(?:last |past )?" + SPAN + "\\b");

    /** Groups: count, unit, goods, times. */
    private static final Pattern HAN_REGULAR = Pattern.compile(HAN_SPAN
            + "(?:之内|内|里)?(?:来店|来过|到店|买过|购买过|购买|消费过|来|买)(?:至少|超过|满)?(\\p{IsHan}{0,6}?)" + COUNT
            + " ?次(?:及以上|以上)?的?(?:会员|顾客|客人|熟客|常客)?");

    private static final Pattern HAN_OFTEN = Pattern.compile("(\\p{IsHan}{0,6}?)(?:常客|熟客)");

    /** Groups: amount, goods, count, unit. */
    private static final Pattern SPENDER = Pattern.compile(" (?:" + PEOPLE
            + " )?(?:who|that) (?:spent|spend)(?: (?:over|more than|at least|above))? " + AMOUNT
            + "(?: on (\\S+(?: \\S+)?))?? (?:in|within|over) (?:the )?(?:last |past )?" + SPAN + "\\b");

    /** Groups: amount, count, unit. */
    private static final Pattern BIG = Pattern.compile(" (?:big |top )?spenders,?(?: of)?(?: over| above| more than)? "
            + AMOUNT + " (?:in|within|over) (?:the )?(?:last |past )?" + SPAN + "\\b");

    /** Groups: count, unit, amount. */
    private static final Pattern HAN_SPENDER = Pattern.compile(HAN_SPAN
            + "(?:之内|内|里)?(?:累计|一共|共)?(?:消费|花费|花了|花)(?:超过|达到|至少|不少于|满|达)?" + AMOUNT + "(?:以上)?的?(?:会员|顾客|客人)?");

    private final Remainder left;
    private final Map<String, List<String>> fields;

    SaidAudience(Remainder left, Map<String, List<String>> fields) {
        this.left = left;
        this.fields = fields;
    }

    /** Takes it; what goods it is about is handed back as it was said, to be looked for in the shop. */
    Optional<String> take() {
        Optional<String> goods = lapsed().or(this::spender).or(this::regular);
        if (goods.isPresent()) {
            SaidWords.of("members").forEach(left::take);
            return goods.filter(said -> !said.isEmpty());
        }
        if (takeAny("everybody")) {
            fields.put("audience", List.of("everybody"));
        } else if (takeAny("members")) {
            fields.put("audience", List.of("members"));
        }
        return Optional.empty();
    }

    private boolean takeAny(String kind) {
        boolean any = false;
        for (String phrase : SaidWords.of(kind)) {
            any |= left.take(phrase);
        }
        return any;
    }

    private Optional<String> lapsed() {
        for (Pattern pattern : LAPSED) {
            Optional<MatchResult> found = left.take(pattern);
            if (found.isPresent()) {
                return found.map(match -> lapsed(match.group(1), match.group(2), match.group(3)));
            }
        }
        return left.take(HAN_LAPSED)
                .map(match -> lapsed(match.group(3), match.group(1), match.group(2)))
                .or(() -> left.take(HAN_LOST).map(match -> lapsed(match.group(1), null, null)));
    }

    private String lapsed(@Nullable String goods, @Nullable String count, @Nullable String unit) {
        fields.put("audience", List.of("lapsed"));
        if (count != null && unit != null) {
            fields.put("audienceDays", List.of(days(count, unit)));
        }
        return goods == null ? "" : goods;
    }

    private Optional<String> regular() {
        Optional<String> goods = left.take(REGULAR)
                .or(() -> left.take(LOYAL))
                .map(match -> regular(match.group(1), match.group(2), match.group(3), match.group(4)))
                .or(() -> left.take(HAN_REGULAR)
                        .map(match -> regular(match.group(3), match.group(4), match.group(1), match.group(2))));
        Optional<String> often =
                left.take(HAN_OFTEN).map(match -> match.group(1).replaceFirst("^的", ""));
        if (often.isPresent()) {
            fields.put("audience", List.of("regular"));
        }
        return goods.filter(said -> !said.isEmpty()).or(() -> often).or(() -> goods);
    }

    private String regular(@Nullable String goods, String times, String count, String unit) {
        fields.put("audience", List.of("regular"));
        fields.put("audienceTimes", List.of(SaidNumber.of(times)));
        fields.put("audienceDays", List.of(days(count, unit)));
        return goods == null ? "" : goods;
    }

    private Optional<String> spender() {
        return left.take(SPENDER)
                .map(match -> spender(match.group(2), match.group(1), match.group(3), match.group(4)))
                .or(() -> left.take(BIG).map(match -> spender(null, match.group(1), match.group(2), match.group(3))))
                .or(() -> left.take(HAN_SPENDER)
                        .map(match -> spender(null, match.group(3), match.group(1), match.group(2))));
    }

    private String spender(@Nullable String goods, String amount, String count, String unit) {
        fields.put("audience", List.of("spender"));
        fields.put("audienceAmount", List.of(SaidNumber.of(amount)));
        fields.put("audienceDays", List.of(days(count, unit)));
        return goods == null ? "" : goods;
    }

    private static String days(String count, String unit) {
        return Integer.toString(SaidNumber.whole(count) * SaidDays.in(unit));
    }
}
