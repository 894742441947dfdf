package io.tillstream.checkout.receipt;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;

/** The printed words of parcel labels and slips. {@code {0}} is filled in. */
enum ParcelWords {
    LABEL("PARCEL", "包裹", "包裹"),
    PICK_UP("YOUR PICK-UP CODE", "您的取件碼", "您的取件码"),
    PICK_UP_HINT("Show this code at the counter. Keep it to yourself.", "請於櫃檯出示此碼，請勿告知他人。", "请到柜台出示此码，请勿告诉他人。"),
    WAYBILL("Waybill", "託運單號", "运单号"),
    RECEIVER("Receiver", "收件人", "收件人"),
    PHONE("phone …{0}", "電話末碼 {0}", "手机尾号 {0}"),
    MEMBER("member", "會員", "会员"),
    DUE("To pay on delivery", "應付貨款", "应付货款"),
    PAID("PAID ON DELIVERY", "代收貨款收據", "代收货款凭证"),
    NO_SALE("Taken for the sender; not a sale of this shop.", "代寄件人收款，非本店銷售。", "代寄件人收款，非本店销售。"),
    GIVEN("Cash", "現金", "现金"),
    CHANGE("Change", "找零", "找零"),
    BACK("PARCEL BACK TO CARRIER", "包裹退回物流", "包裹退回快递"),
    SETTLED("CASH TO THE SENDERS", "代收貨款交付", "代收货款结付"),
    PARCELS("Parcels", "包裹數", "包裹数");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    ParcelWords(String en, String zhTw, String zhCn) {
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
}
