package io.tillstream.checkout.closing;

import io.tillstream.events.LocalText;
import io.tillstream.events.sale.TenderControl;
import java.util.List;
import java.util.Locale;

/** Why money moves outside sales, or the drawer is opened. The place in a list is the key on the screen. */
public enum DrawerReason {
    CHANGE("Change", "換零錢", "换零钱"),
    CHECK("Look into the drawer", "檢查抽屜", "检查钱箱"),
    HANDOVER("Handing over", "交接班", "交接班"),
    DEPOSIT("Deposit", "押金", "押金"),
    FOUND("Money found", "拾獲款項", "拾到款项"),
    SUPPLIES("Supplies for the shop", "店用雜支", "店用杂支"),
    POSTAGE("Postage, courier", "郵資、快遞費", "邮资、快递费"),
    SUPPLIER("Supplier paid in cash", "現付廠商", "现付供应商"),
    OTHER("Something else", "其他", "其他");

    /** Why the drawer may be opened without a sale. */
    public static final List<DrawerReason> OF_NO_SALE = List.of(CHANGE, CHECK, HANDOVER);

    private final String en;
    private final String zhTw;
    private final String zhCn;

    DrawerReason(String en, String zhTw, String zhCn) {
        this.en = en;
        this.zhTw = zhTw;
        this.zhCn = zhCn;
    }

    /** As recorded, {@code supplies}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As shown and printed. */
    public LocalText text() {
        return new LocalText(en, zhTw, zhCn);
    }

    /** Why cash may move that way; none where the way says it all. */
    public static List<DrawerReason> of(TenderControl.Kind kind) {
        return switch (kind) {
            case TENDER_LOAN, TENDER_PICKUP -> List.of();
            case FUNDS_RECEIPT -> List.of(DEPOSIT, CHANGE, FOUND, OTHER);
            case PAID_OUT -> List.of(SUPPLIES, POSTAGE, SUPPLIER, DEPOSIT, OTHER);
        };
    }
}
