package io.tillstream.customers.describe;

import io.tillstream.customers.lifecycle.LifeCycle;
import io.tillstream.customers.price.PriceSensitivity;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says in a few plain sentences what was found; every figure in them is one of the facts given. */
public final class Words {
    public static final Words ENGLISH = new Words(Locale.ENGLISH);
    public static final Words SIMPLIFIED_CHINESE = new Words(Locale.SIMPLIFIED_CHINESE);
    public static final Words TRADITIONAL_CHINESE = new Words(Locale.TRADITIONAL_CHINESE);

    private final Locale locale;
    private final ResourceBundle texts;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.tillstream.customers.describe.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Of a member: where they stand and why, what is to be expected, and what prices mean to them where that is known. */
    public String of(Description one, int days) {
        LifeCycle life = one.life();
        StringBuilder words = new StringBuilder(say(
                        key(one),
                        one.member().ever(),
                        life.daysSince(),
                        Math.round(life.rhythm().usualDays()),
                        life.rhythm().lateAfter(),
                        life.rhythm().goneAfter(),
                        percent(Math.abs(life.pace() - 1))))
                .append(joint())
                .append(say("member.outlook", percent(one.staysAway()), days, Math.round(one.expectedValue())));
        if (one.price().isPresent()) {
            PriceSensitivity price = one.price().get();
            words.append(joint())
                    .append(say("price." + price.band(), percent(price.reduced()), percent(price.expected())));
        }
        return words.toString();
    }

    private static String key(Description one) {
        LifeCycle life = one.life();
        boolean isOnce = one.member().ever() == 1;
        boolean isLate = life.daysSince() > life.rhythm().lateAfter();
        return "member." + life.stage()
                + switch (life.stage()) {
                    case SLIPPING -> isOnce ? ".once" : isLate ? ".late" : ".less";
                    case LOST -> isOnce ? ".once" : "";
                    case NEW, SETTLING, REGULAR, GROWING, RETURNED -> "";
                };
    }

    /** What a group is called. */
    public String name(MemberGroup group) {
        return texts.getString("group." + group + ".name");
    }

    /** Of a group: who is in it, and what they mean in money. */
    public String of(GroupFigures figures, int days) {
        return say("group." + figures.group())
                + joint()
                + say(
                        "group.figures",
                        figures.members(),
                        days,
                        Math.round(figures.spentLately()),
                        Math.round(figures.expectedValue()));
    }

    /** What stands between two sentences. */
    private String joint() {
        return locale.getLanguage().equals("zh") ? "" : " ";
    }

    private String say(String key, Object... facts) {
        return new MessageFormat(texts.getString(key), locale).format(facts);
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }
}
