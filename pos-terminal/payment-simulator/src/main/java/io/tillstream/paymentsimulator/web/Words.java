package io.tillstream.paymentsimulator.web;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands on the pages, in three languages. */
enum Words {
    TITLE("Payment simulator", "付款模擬器", "付款模拟器"),
    NO_MONEY("No money moves here.", "此處不會有真實款項。", "这里不会发生真实扣款。"),
    MERCHANT("Merchant", "商店", "商户"),
    AMOUNT("Amount", "金額", "金额"),
    TILL("Till", "收銀機", "收银机"),
    PAY_WITH("Pay with {0}", "使用{0}付款", "用{0}付款"),
    DO_NOT_PAY("Do not pay", "取消付款", "取消付款"),
    PASSWORD("The wallet asks for your password.", "錢包要求輸入密碼。", "钱包要求输入密码。"),
    CONFIRM("Enter password and pay", "輸入密碼並付款", "输入密码并付款"),
    PAID("Paid. Thank you.", "付款成功，謝謝。", "付款成功，谢谢。"),
    NOT_PAID("Not paid. Nothing was charged.", "未付款，沒有扣款。", "未付款，没有扣款。"),
    GONE("There is no such order, or it has lapsed.", "沒有這筆訂單，或已過期。", "没有该订单，或已过期。"),
    TYPE_AMOUNT("How much do you pay?", "請輸入付款金額", "请输入付款金额"),
    ALIPAY("Alipay", "支付寶", "支付宝"),
    WECHAT_PAY("WeChat Pay", "微信支付", "微信支付"),
    TERMINALS("Card terminals", "刷卡機", "刷卡机"),
    NO_TERMINAL("No till has asked for anything yet.", "尚無收銀機連線。", "还没有收银机连接。"),
    NEXT("The next payment", "下一筆付款", "下一笔付款"),
    USUAL("Usually", "平常", "平时"),
    SET("Set", "設定", "设置"),
    ONCE("once", "僅一次", "仅一次"),
    ALWAYS("from now on", "持續", "持续"),
    APPROVE("approve", "核准", "批准"),
    DECLINE("decline", "拒絕", "拒绝"),
    SLOW("approve after 20 s", "20 秒後核准", "20 秒后批准"),
    BY_HAND("wait for a person", "等待人員操作", "等待人工操作"),
    LOSE_ANSWER("take the money, lose the answer", "已扣款但回應遺失", "已扣款但应答丢失"),
    HALF_OPEN("keep the line open, say nothing", "連線不斷但無回應", "连接不断但无应答"),
    WRONG_AMOUNT("take a cent too much", "多扣一分", "多扣一分"),
    OFFLINE("approve without the bank", "離線核准", "离线批准"),
    AT_TERMINAL("Customers at a terminal", "刷卡機前的顧客", "刷卡机前的顾客"),
    CARD_HELD("Hold the card to it", "感應卡片", "挥卡"),
    REFUSED("The bank refuses", "銀行拒絕", "银行拒绝"),
    PHONE("A customer’s phone", "顧客的手機", "顾客的手机"),
    SHOW_CODE("Show a code for {0}", "出示{0}付款碼", "出示{0}付款码"),
    CODE_HINT("Good for a minute and one payment.", "一分鐘內有效，限用一次。", "一分钟内有效，仅限一次。"),
    ORDERS("Orders that wait", "等待付款的訂單", "等待付款的订单"),
    NONE("none", "無", "无"),
    WALL("Codes on the wall", "牆上的收款碼", "墙上的收款码"),
    COUNTER("counter", "櫃檯", "柜台"),
    LABEL("product label", "商品標籤", "商品标签"),
    POSTER("advertisement", "廣告", "广告"),
    BOOKS("The books", "帳本", "账本"),
    ONLINE("Online payments that wait", "等待付款的線上訂單", "等待付款的线上订单"),
    CHECKOUT("Checkout", "結帳付款", "收银台"),
    PAY("Pay {0}", "付款 {0}", "支付 {0}"),
    CARD_NUMBER("Card number", "卡號", "卡号"),
    CARD_EXPIRY("Valid until (MM/YY)", "有效期限（月/年）", "有效期（月/年）"),
    CARD_CODE("Security code", "安全碼", "安全码"),
    NO_CARD("That is no card number; check its digits.", "卡號不正確，請檢查數字。", "卡号有误，请核对数字。"),
    KEEP_CARD("Let {0} use this card again", "允許「{0}」下次使用此卡", "允许“{0}”下次使用此卡"),
    KEEP_WALLET("Let {0} charge this wallet without asking again", "允許「{0}」下次直接由此錢包扣款", "允许“{0}”下次从此钱包免密扣款"),
    BANK_ASKS("Your bank asks whether it is you.", "銀行請您確認本人交易。", "银行请您确认是本人交易。"),
    RIGHT("Is this right?", "請確認是否正確。", "请确认无误。"),
    INSUFFICIENT("There is not enough money in the account.", "帳戶餘額不足。", "账户余额不足。"),
    UNDERWAY("It is underway; the shop hears of it.", "處理中，商店將收到通知。", "处理中，商户会收到通知。"),
    TO_SHOP("Back to {0}", "回到「{0}」", "返回“{0}”"),
    TEST_CARDS("Cards to try it with", "測試卡號", "测试卡号"),
    LATE("take it after 20 s, even when closed", "20 秒後才扣款，即使已關閉", "20 秒后才扣款，即使已关闭"),
    SILENT("tell nobody", "不發通知", "不发通知"),
    DOUBLE("tell it twice", "重複通知", "重复通知"),
    OUT_OF_ORDER("tell the beginning after the end", "通知順序顛倒", "通知顺序颠倒"),
    NEVER("book nothing, say nothing", "不記帳也不回應", "不记账也不应答"),
    BACK("Back", "返回", "返回");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    Words(String en, String zhTw, String zhCn) {
        this.en = en;
        this.zhTw = zhTw;
        this.zhCn = zhCn;
    }

    String in(Language language) {
        return new LocalText(en, zhTw, zhCn).in(language);
    }

    String in(Language language, String value) {
        return in(language).replace("{0}", value);
    }

    /** The first of the three that a browser prefers. */
    static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Language.EN;
        }
        for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
            String wanted = range.getRange().toLowerCase(Locale.ROOT);
            if (wanted.startsWith("en")) {
                return Language.EN;
            }
            if (wanted.startsWith("zh")) {
                boolean traditional = wanted.contains("tw") || wanted.contains("hk") || wanted.contains("hant");
                return traditional ? Language.ZH_TW : Language.ZH_CN;
            }
        }
        return Language.EN;
    }
}
