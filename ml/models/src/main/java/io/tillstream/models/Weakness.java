package io.tillstream.models;

import io.tillstream.events.LocalText;

/** What models are known not to know, said to people; a card has the English sentence. */
public enum Weakness {
    SHELVES_UNTOLD(
            "It was not told when shelves were empty (--kafka), so days without goods count as days without demand.",
            "訓練時沒有拿到貨架缺貨的紀錄（--kafka），沒貨可賣的日子會被當成沒人要買。",
            "训练时没有货架缺货的记录（--kafka），没货可卖的日子会被当作没人买。"),
    SHELVES_BY_THE_BOOKS(
            "Shelves are empty when the books say so; goods that left unseen, and noon's gap filled by evening, are not known.",
            "架上有沒有貨以帳面為準；沒入帳就不見的商品，或中午缺貨、傍晚補上的情形，它都不知道。",
            "货架有没有货以账面为准；没有记账就不见的商品、中午断货傍晚补上的情形，它都不知道。"),
    PROMOTIONS_UNTOLD(
            "It was not told of any promotion, so days on which one ran count as ordinary days.",
            "訓練時沒有任何促銷資料，有促銷的日子也當成一般日子。",
            "训练时没有任何促销资料，有促销的日子也按平常日子算。"),
    PROMOTIONS_TAKEN_AS_KNOWN(
            "When a promotion was announced is not known, nor one that was deleted, or paused after it ran: all are taken as known ahead.",
            "促銷是何時公布的並無紀錄，已刪除或事後暫停的促銷也無從得知；一律當成事先就知道。",
            "促销何时公布没有记录，已删除或事后暂停的促销也无从得知；一律当作事先就知道。"),
    PRICES_TAKEN_AS_KNOWN(
            "When a change of price was decided is not known; each is taken as known ahead. Holidays are feasts of the lunar calendar.",
            "調價是何時決定的並無紀錄，一律當成事先就知道。節日只認農曆節慶。",
            "调价何时决定没有记录，一律当作事先就知道。节日只认农历节日。"),
    SILENT_ITEMS(
            "Items without a sale in eight weeks are expected to sell nothing.",
            "八週沒有賣出的商品，預測為賣不出去。",
            "八周没有卖出的商品，预测为不会卖出。"),
    ASSUMED_SHELVES(
            "The alerts on this card are raised with shelves that were assumed; how full they were is not in the archive.",
            "卡片上的警示是以假設的架上數量推算的；當時貨架實際有多滿，歷史資料裡沒有。",
            "卡片上的预警按假设的货架数量推算；当时货架实际有多满，历史资料里没有。"),
    LAST_LOOK(
            "Who bought what is as of the last look, a few seconds to minutes ago; popularity is as of training.",
            "誰買了什麼，是幾秒到幾分鐘前看到的；熱門程度則是訓練當時的。",
            "谁买了什么，是几秒到几分钟前看到的；热门程度则是训练时的。"),
    LATEST_BASKETS("Only the latest 40 baskets of a member count.", "每位會員只看最近 40 次購物。", "每位会员只看最近 40 次购物。"),
    NO_EFFECT_OF_OFFERS(
            "It says what a member buys, not what an offer changes: whoever would have bought anyway is not told apart.",
            "它說的是會員會買什麼，不是優惠能改變什麼；本來就會買的人分不出來。",
            "它说的是会员会买什么，不是优惠能改变什么；本来就会买的人区分不出来。"),
    RAISED_BY_OFFERS(
            "Offers shown earlier raise what they offered; the model does not yet correct for that.",
            "之前給過的優惠會拉高該商品的購買，模型還沒有扣除這個影響。",
            "之前给过的优惠会推高该商品的购买，模型还没有扣除这个影响。"),
    NO_SEASONS(
            "Seasons and promotions are not known to it; everybody's coming more often in December is no loyalty.",
            "它不知道季節和促銷；大家在十二月都來得勤，並不代表忠誠。",
            "它不知道季节和促销；大家在十二月都来得勤，并不等于忠诚。"),
    NOTHING_DONE(
            "It says what happens if nothing is done, not whom an offer would keep.",
            "它說的是什麼都不做會怎樣，不是優惠能留住誰。",
            "它说的是什么都不做会怎样，不是优惠能留住谁。"),
    LATEST_DAYS(
            "Only the latest 60 days with a purchase of a member count.",
            "每位會員只看最近 60 個有消費的日子。",
            "每位会员只看最近 60 个有消费的日子。"),
    PRICES_OF_TRAINING(
            "Price sensitivity is as of training, of the latest quarter at most.",
            "價格敏感度是訓練當時的，最多依據最近一季。",
            "价格敏感度是训练时的，最多依据最近一个季度。");

    private final String en;
    private final String zhTw;
    private final String zhCn;

    Weakness(String en, String zhTw, String zhCn) {
        this.en = en;
        this.zhTw = zhTw;
        this.zhCn = zhCn;
    }

    /** The sentence as it stands on a card. */
    public String onCard() {
        return en;
    }

    /** A sentence of a card in all languages; one that this version does not know stays as it is. */
    public static LocalText told(String onCard) {
        for (Weakness one : values()) {
            if (one.en.equals(onCard)) {
                return new LocalText(one.en, one.zhTw, one.zhCn);
            }
        }
        return LocalText.same(onCard);
    }
}
