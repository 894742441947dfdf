package io.tillstream.checkout.receipt;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.sale.Tender.TenderType;

/** The printed words of a receipt. {@code {0}} and {@code {1}} are filled in. */
enum ReceiptWords {
    RECEIPT("Receipt", "收據", "小票"),
    CASHIER("Cashier", "收銀員", "收银员"),
    ITEMS("Items", "件數", "件数"),
    SUBTOTAL("Subtotal", "小計", "小计"),
    SAVED("You saved", "本次省下", "本次优惠"),
    TOTAL("TOTAL", "總計", "合计"),
    CASH_ROUNDING("Cash rounding", "現金尾數調整", "现金尾数调整"),
    TAX_INCLUDED("incl. {0} % tax on {1}", "內含 {0}% 稅（未稅 {1}）", "含 {0}% 税（不含税 {1}）"),
    TAX_ADDED("plus {0} % tax on {1}", "另加 {0}% 稅（未稅 {1}）", "另加 {0}% 税（不含税 {1}）"),
    CHANGE("Change", "找零", "找零"),
    POINTS_EARNED("Points earned", "本次獲得點數", "本次获得积分"),
    POINTS_TAKEN_BACK("Points taken back", "本次扣回點數", "本次扣回积分"),
    POINTS_BALANCE("Points balance", "累積點數", "积分余额"),
    NEXT_VISIT("For your next visit", "下次來店專屬優惠", "下次到店专享优惠"),
    PERCENT_OFF("{0} % off {1}", "{1} {2} 折", "{1} {2} 折"),
    VALID_UNTIL("Valid until {0}", "有效期限：{0}", "有效期至：{0}"),
    SCAN_WITH_CARD("Scan it with your member card", "結帳時請連同會員卡掃描", "结账时请连同会员卡一起扫描"),
    THANKS("Thank you, see you soon!", "謝謝光臨，歡迎再來", "谢谢惠顾，欢迎再次光临"),
    COPY("COPY", "副本", "副本"),
    TRAINING("TRAINING", "練習", "练习"),
    NOT_A_SALE("Practice only, nothing was sold.", "僅供練習，並非實際交易。", "仅供练习，并非实际交易。"),
    PUT_ASIDE("BASKET PUT ASIDE", "暫存購物籃", "挂单"),
    PUT_ASIDE_WORTH("About", "約", "约"),
    PUT_ASIDE_HINT(
            "Nothing is paid. Show this code at the same till; prices are those of that moment.",
            "尚未付款。請於同一收銀機出示此碼，價格以取回時為準。",
            "尚未付款。请在同一收银机出示此码，价格以取单时为准。"),
    RETURN("RETURN", "退貨", "退货"),
    EXCHANGE("EXCHANGE", "換貨", "换货"),
    RETURNED_FROM("from {0}, line {1}", "原收據 {0} 第 {1} 項", "原小票 {0} 第 {1} 项"),
    REFUNDED("Refunded: {0}", "退款：{0}", "退款：{0}"),
    POINTS_GIVEN_BACK("Points given back", "退回折抵點數", "退回抵扣积分"),
    COUPON_AGAIN("Coupon valid again", "優惠券恢復可用", "优惠券恢复可用"),
    APPROVED_BY("Approved by", "核准人", "批准人"),
    CASH("Cash", "現金", "现金"),
    CARD("Card", "信用卡／金融卡", "银行卡"),
    ALIPAY("Alipay", "支付寶", "支付宝"),
    WALLET("Wallet", "行動支付", "移动支付"),
    WECHAT_PAY("WeChat Pay", "微信支付", "微信支付"),
    GIFT_CARD("Gift card", "禮物卡", "礼品卡"),
    POINTS("Points", "點數折抵", "积分抵扣"),
    VOUCHER("Voucher", "抵用券", "代金券"),
    ONLINE("Paid online", "線上付款", "线上支付"),
    NOT_RECORDED("Payment, kind not recorded", "付款（方式未記錄）", "付款（方式未记录）");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    ReceiptWords(String en, String zhTw, String zhCn) {
        this.en = en;
        this.zhTw = zhTw;
        this.zhCn = zhCn;
    }

    String in(Language language, String... values) {
        String filled = new LocalText(en, zhTw, zhCn).in(language);
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", values[i]);
        }
        return filled;
    }

    static ReceiptWords of(TenderType type) {
        return switch (type) {
            case CASH -> CASH;
            case CARD -> CARD;
            case ALIPAY -> ALIPAY;
            case WECHAT_PAY -> WECHAT_PAY;
            case WALLET -> WALLET;
            case GIFT_CARD -> GIFT_CARD;
            case POINTS -> POINTS;
            case VOUCHER -> VOUCHER;
            case ONLINE -> ONLINE;
            case NOT_RECORDED -> NOT_RECORDED;
        };
    }
}
