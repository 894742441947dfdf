package io.tillstream.checkout.offer;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;

/** What stands on an offer's card, in every language; {0} and following are filled in. */
enum OfferWords {
    COMMA(", ", "、", "、"),
    AND_MORE("{0} and {1} more", "{0}等另外 {1} 項", "{0}等另外 {1} 项"),
    EVERYTHING("everything", "全部商品", "全部商品"),
    PIECES("{0} × {1}", "{1} {0} 件", "{1} {0} 件"),

    PERCENT_OFF("{0} % off {1}", "{1} {0} 折", "{1} {0} 折"),
    NOTHING("{0} for nothing", "{0}免費", "{0}免费"),
    AMOUNT_OFF("{0} off each of {1}", "{1}每件折抵 {0}", "{1}每件减 {0}"),
    FIXED_PRICE("{1} at {0} each", "{1}每件 {0}", "{1}每件 {0}"),
    N_FOR_PRICE("{2} of {1} for {0}", "{1}任選 {2} 件 {0}", "{1}任选 {2} 件 {0}"),
    MORE("{0} more", "再 {0} 件", "再 {0} 件"),
    BUY_GET("Buy {0}, get {1} at {2} % off", "買{0}，{1} {2} 折", "买{0}，{1} {2} 折"),
    BUY_GET_NOTHING("Buy {0}, get {1} for nothing", "買{0}，{1}免費", "买{0}，{1}免费"),
    CHEAPEST_FREE("The cheapest of {0} for nothing", "{0}，最便宜的一件免費", "{0}，最便宜的一件免费"),
    BUNDLE("{1} together for {0}", "{1}合購 {0}", "{1}一起买 {0}"),
    BASKET_PERCENT_OFF("{0} % off all you buy of {1}", "所購{1}合計 {0} 折", "所购{1}合计 {0} 折"),
    BASKET_AMOUNT_OFF("{0} off all you buy of {1}", "所購{1}合計折抵 {0}", "所购{1}合计立减 {0}"),
    POINTS_TIMES("{0} times the points for {1}", "{1}點數 {0} 倍", "{1}积分 {0} 倍"),
    BONUS_POINTS("{0} points on top for {1}", "買{1}加贈 {0} 點", "买{1}多送 {0} 积分"),
    FROM_PIECES("{0}, from {1} pieces on", "{0}（滿 {1} 件）", "{0}（满 {1} 件）"),
    FROM_AMOUNT("{0}, when they come to {1}", "{0}（滿 {1}）", "{0}（满 {1}）"),

    ALL_STORES("In all stores", "全部門市", "全部门店"),
    STORES("In {0}", "限{0}", "限{0}"),
    UNTIL("until {0}", "至 {0} 止", "至 {0} 为止"),
    EACH_MEMBER("at most {0} × for you", "每人最多 {0} 次", "每人限 {0} 次"),
    WHILE_IT_LASTS("while it lasts", "額滿為止", "额满即止"),
    BETWEEN(" · ", " · ", " · "),

    WHY_EVERYBODY("Everybody gets this.", "人人都有。", "人人都有。"),
    WHY_MEMBERS("All members get this.", "會員都有。", "会员都有。"),
    WHY_GROUP("You are one of the members it is meant for.", "這是為包括您在內的一部分會員準備的。", "这是为包括您在内的部分会员准备的。"),
    BECAUSE("Because you {0}.", "因為您{0}。", "因为您{0}。"),
    AND(" and ", "，而且", "，并且"),
    SOMETHING("something", "東西", "东西"),
    ANYTHING("anything", "東西", "东西"),
    CAME_ONCE("bought {0} in the last {1} days", "最近 {1} 天內買過{0}", "最近 {1} 天内买过{0}"),
    CAME("bought {0} on {1} days or more in the last {2}", "最近 {2} 天內有 {1} 天以上買過{0}", "最近 {2} 天内有 {1} 天以上买过{0}"),
    CAME_LITTLE("bought {0} on {1} days at most in the last {2}", "最近 {2} 天內最多 {1} 天買過{0}", "最近 {2} 天内最多 {1} 天买过{0}"),
    STAYED_AWAY("did not buy {0} in the last {1} days", "最近 {1} 天沒有買過{0}", "最近 {1} 天没有买过{0}"),
    SPENT("spent {0} or more on {1} in the last {2} days", "最近 {2} 天買{1}花了 {0} 以上", "最近 {2} 天买{1}花了 {0} 以上"),
    SPENT_LITTLE("spent {0} at most on {1} in the last {2} days", "最近 {2} 天買{1}花了不超過 {0}", "最近 {2} 天买{1}花了不超过 {0}");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    OfferWords(String en, String zhTw, String zhCn) {
        this.en = en;
        this.zhTw = zhTw;
        this.zhCn = zhCn;
    }

    /** The text; a value that itself holds a {0} is filled into nothing further. */
    String in(Language language, String... values) {
        String text = new LocalText(en, zhTw, zhCn).in(language);
        StringBuilder filled = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            boolean isPlace = text.charAt(at) == '{' && at + 2 < text.length() && text.charAt(at + 2) == '}';
            if (isPlace) {
                filled.append(values[text.charAt(at + 1) - '0']);
                at += 2;
            } else {
                filled.append(text.charAt(at));
            }
        }
        return filled.toString();
    }
}
