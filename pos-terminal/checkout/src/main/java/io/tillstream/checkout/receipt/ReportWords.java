package io.tillstream.checkout.receipt;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.sale.TenderControl;

/** The printed words of reports and drawer slips. {@code {0}} and {@code {1}} are filled in. */
enum ReportWords {
    X("X REPORT", "X 班中報表", "X 班中报表"),
    Z("Z REPORT No. {0}", "Z 日結報表 第 {0} 號", "Z 日结报表 第 {0} 号"),
    X_HINT("Nothing was reset.", "未歸零。", "未清零。"),
    BUSINESS_DAY("Business day", "營業日", "营业日"),
    RECORDS("Records", "紀錄", "记录"),
    SALES("Sales ({0})", "銷售（{0} 筆）", "销售（{0} 笔）"),
    RETURNS("Returns ({0})", "退貨（{0} 筆）", "退货（{0} 笔）"),
    DISCOUNTS("Discounts", "折扣", "折扣"),
    CASH_ROUNDING("Cash rounding", "現金尾數調整", "现金尾数调整"),
    TAX_INCLUDED("incl. {0} % tax on {1}", "內含 {0}% 稅（未稅 {1}）", "含 {0}% 税（不含税 {1}）"),
    TAX_ADDED("plus {0} % tax on {1}", "另加 {0}% 稅（未稅 {1}）", "另加 {0}% 税（不含税 {1}）"),
    VOIDED_LINES("Lines taken out", "取消品項", "取消品项"),
    VOIDED_SALES("Sales voided", "作廢交易", "作废交易"),
    CANCELLED("Baskets cancelled", "取消的購物籃", "取消的购物篮"),
    NO_SALES("Drawer opened without sale", "無交易開抽屜", "无交易开钱箱"),
    DRAWER("CASH IN THE DRAWER", "抽屜現金", "钱箱现金"),
    OPENING("Left by the period before", "前期結存", "前期结存"),
    LOANS("Floats", "備用金", "备用金"),
    FUNDS_RECEIPTS("Paid in", "收入款", "收入款"),
    CASH_SALES("Cash sales", "現金銷售", "现金销售"),
    ON_DELIVERY("Cash on delivery, not ours", "代收貨款（寄件人）", "代收货款（寄件人）"),
    TO_SENDERS("Handed to senders", "已交付代收款", "代收款已结付"),
    PAID_OUT("Paid out", "支出款", "支出款"),
    PICKUPS("Picked up to the safe", "收回保險箱", "收回保险箱"),
    CORRECTED("Over or short", "長短款", "长短款"),
    LEFT("In the drawer", "抽屜餘額", "钱箱余额"),
    TENDERS("TENDERS", "付款方式", "付款方式"),
    EXPECTED("expected", "應有", "应有"),
    COUNTED("counted", "實點", "实点"),
    OVER_SHORT("over/short", "長短款", "长短款"),
    NOT_COUNTED("not counted", "未清點", "未清点"),
    OPEN("NOT FINISHED", "未完成", "未完成"),
    SUSPENDED("Baskets put aside", "暫存購物籃", "挂单"),
    REVERSALS("Payments to give back", "待退回付款", "待退回付款"),
    UNSENT("Records not sent", "未上傳紀錄", "未上传记录"),
    GRAND_TOTAL("GRAND TOTAL, NEVER RESET", "累計總額（永不歸零）", "累计总额（永不清零）"),
    GRAND_SALES("Sales", "銷售", "销售"),
    GRAND_RETURNS("Returns", "退貨", "退货"),
    CORRECTIONS("RUNG UP AFTER A CLOSING", "日結後補登", "日结后补记"),
    OF_DAY("of {0} ({1})", "屬於 {0}（{1} 筆）", "属于 {0}（{1} 笔）"),
    CHAIN("Chain", "雜湊鏈", "哈希链"),
    COUNT_SLIP("DRAWER COUNTED", "抽屜清點", "钱箱清点"),
    COUNT_AGAIN("DRAWER COUNTED AGAIN", "抽屜複點", "钱箱复点"),
    NO_SALE_SLIP("DRAWER OPENED, NO SALE", "開抽屜（無交易）", "开钱箱（无交易）"),
    LOAN_SLIP("FLOAT", "備用金放入", "备用金放入"),
    FUNDS_RECEIPT_SLIP("PAID IN", "收入款", "收入款"),
    PAID_OUT_SLIP("PAID OUT", "支出款", "支出款"),
    PICKUP_SLIP("PICKED UP TO THE SAFE", "收回保險箱", "收回保险箱"),
    AMOUNT("Amount", "金額", "金额"),
    REASON("Reason", "原因", "原因"),
    SIGNATURE("Signature", "簽名", "签名");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    ReportWords(String en, String zhTw, String zhCn) {
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

    static ReportWords slipOf(TenderControl.Kind kind) {
        return switch (kind) {
            case TENDER_LOAN -> LOAN_SLIP;
            case FUNDS_RECEIPT -> FUNDS_RECEIPT_SLIP;
            case PAID_OUT -> PAID_OUT_SLIP;
            case TENDER_PICKUP -> PICKUP_SLIP;
        };
    }
}
