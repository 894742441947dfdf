package io.tillstream.assistant;

import io.tillstream.events.LocalText;
import io.tillstream.events.sale.Tender;

/** What people call kinds of money. */
final class TenderNames {
    private TenderNames() {}

    static LocalText of(Tender.TenderType type) {
        return switch (type) {
            case CASH -> new LocalText("cash", "現金", "现金");
            case CARD -> new LocalText("card", "刷卡", "刷卡");
            case ALIPAY -> new LocalText("Alipay", "支付寶", "支付宝");
            case WECHAT_PAY -> new LocalText("WeChat Pay", "微信支付", "微信支付");
            case WALLET -> new LocalText("a wallet", "電子錢包", "电子钱包");
            case GIFT_CARD -> new LocalText("gift card", "禮物卡", "礼品卡");
            case POINTS -> new LocalText("points", "點數", "积分");
            case VOUCHER -> new LocalText("voucher", "抵用券", "代金券");
            case ONLINE -> new LocalText("paid online", "線上付款", "线上支付");
            case NOT_RECORDED -> new LocalText("an unrecorded means", "未記錄的方式", "未记录的方式");
        };
    }
}
