package io.tillstream.paymentsimulator.web;

import io.tillstream.events.Language;
import io.tillstream.paymentsimulator.ledger.Entry;
import io.tillstream.paymentsimulator.ledger.HostLedger;
import io.tillstream.paymentsimulator.online.Temper;
import io.tillstream.paymentsimulator.online.Tempers;
import io.tillstream.paymentsimulator.terminal.Counter;
import io.tillstream.paymentsimulator.terminal.Moods;
import io.tillstream.paymentsimulator.terminal.Outcome;
import io.tillstream.paymentsimulator.terminal.Terminal;
import io.tillstream.paymentsimulator.wallet.EmvText;
import io.tillstream.paymentsimulator.wallet.PayerCodes;
import io.tillstream.paymentsimulator.wallet.Wallets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The pages on which a person plays the customer and the bank. */
final class Pages {
    /** The shops of the pages; tills name themselves as they ask. */
    private static final List<Words> PLACES = List.of(Words.COUNTER, Words.LABEL, Words.POSTER);

    private static final int NEWEST = 15;

    private final HostLedger ledger;
    private final Terminal terminal;
    private final Moods cards;
    private final Moods walletMoods;
    private final Counter counter;
    private final Wallets wallets;
    private final Tempers tempers;

    Pages(
            HostLedger ledger,
            Terminal terminal,
            Moods cards,
            Moods walletMoods,
            Counter counter,
            Wallets wallets,
            Tempers tempers) {
        this.ledger = ledger;
        this.terminal = terminal;
        this.cards = cards;
        this.walletMoods = walletMoods;
        this.counter = counter;
        this.wallets = wallets;
        this.tempers = tempers;
    }

    private static String address(String path, String... values) {
        StringBuilder address = new StringBuilder(path);
        for (int i = 0; i + 1 < values.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(values[i])
                    .append('=')
                    .append(URLEncoder.encode(values[i + 1], StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    private Set<String> tills() {
        Set<String> tills = new TreeSet<>(terminal.tills());
        ledger.all().stream().filter(entry -> !entry.isOnline()).forEach(entry -> tills.add(entry.till()));
        return tills;
    }

    String start(Language language) {
        Html html = Html.page(language.tag(), Words.TITLE.in(language))
                .heading(Words.TITLE.in(language))
                .paragraph(Words.NO_MONEY.in(language));
        phone(html, language);
        html.part(Words.ORDERS.in(language));
        List<Entry> open = ledger.all().stream()
                .filter(entry -> entry.kind() == Entry.Kind.ORDER && entry.isOpen())
                .toList();
        if (open.isEmpty()) {
            html.paragraph(Words.NONE.in(language));
        }
        open.forEach(entry -> html.link(
                address("/pay", "order", entry.number()),
                entry.till() + " · " + entry.amount().display() + " · " + entry.number()));
        customers(html, language);
        online(html, language);
        html.part(Words.TERMINALS.in(language));
        Set<String> tills = tills();
        if (tills.isEmpty()) {
            html.paragraph(Words.NO_TERMINAL.in(language));
        }
        tills.forEach(till -> moods(html, till, language));
        html.part(Words.WALL.in(language));
        for (String till : tills) {
            for (Words place : PLACES) {
                html.link(address("/static", "till", till, "place", place.name()), till + " · " + place.in(language));
            }
        }
        html.part(Words.BOOKS.in(language));
        List<Entry> newest = new ArrayList<>(ledger.all());
        newest.reversed().stream()
                .filter(entry -> entry.kind() != Entry.Kind.AGREEMENT)
                .limit(NEWEST)
                .forEach(entry -> html.paragraph(entry.number() + " · "
                        + entry.amount().display() + " · " + entry.state() + " · "
                        + (entry.wallet() == null ? entry.kind() : entry.wallet())));
        return html.end();
    }

    private static void phone(Html html, Language language) {
        html.part(Words.PHONE.in(language)).form("/phone/code");
        for (Words wallet : List.of(Words.ALIPAY, Words.WECHAT_PAY)) {
            html.button("wallet", wallet.name(), Words.SHOW_CODE.in(language, wallet.in(language)));
        }
        html.endForm();
    }

    private void customers(Html html, Language language) {
        if (counter.waiting().isEmpty()) {
            return;
        }
        html.part(Words.AT_TERMINAL.in(language));
        for (String payment : counter.waiting()) {
            html.paragraph(payment
                    + ledger.find(payment)
                            .map(entry -> " · " + entry.amount().display())
                            .orElse(""));
            html.form("/terminal/decide", "payment", payment)
                    .button("decision", Counter.Decision.PAY.name(), Words.CARD_HELD.in(language))
                    .button("decision", Counter.Decision.REFUSE.name(), Words.REFUSED.in(language))
                    .button("decision", Counter.Decision.GIVE_UP.name(), Words.DO_NOT_PAY.in(language))
                    .endForm();
        }
    }

    private void moods(Html html, String till, Language language) {
        html.paragraph(till + " · " + Words.USUAL.in(language) + ": "
                + word(cards.usual(till).outcome()).in(language) + " / "
                + word(walletMoods.usual(till).outcome()).in(language));
        for (String host : List.of("card", "wallet")) {
            html.form("/mood", "till", till, "host", host)
                    .choice("outcome", Words.NEXT.in(language) + " (" + host + ")");
            for (Outcome outcome : Outcome.values()) {
                html.option(outcome.name(), word(outcome).in(language));
            }
            html.endChoice()
                    .button("how", "once", Words.SET.in(language) + ", " + Words.ONCE.in(language))
                    .button("how", "always", Words.SET.in(language) + ", " + Words.ALWAYS.in(language))
                    .endForm();
        }
    }

    private void online(Html html, Language language) {
        html.part(Words.ONLINE.in(language));
        ledger.all().stream()
                .filter(entry -> entry.kind() == Entry.Kind.ONLINE && entry.isOpen())
                .forEach(entry -> html.link(
                        address("/checkout", "payment", entry.number()),
                        entry.till() + " · " + entry.amount().display() + " · " + entry.number()));
        html.paragraph(
                Words.USUAL.in(language) + ": " + word(tempers.usual().temper()).in(language));
        html.form("/mood", "host", "online").choice("outcome", Words.NEXT.in(language));
        for (Temper temper : Temper.values()) {
            html.option(temper.name(), word(temper).in(language));
        }
        html.endChoice()
                .button("how", "once", Words.SET.in(language) + ", " + Words.ONCE.in(language))
                .button("how", "always", Words.SET.in(language) + ", " + Words.ALWAYS.in(language))
                .endForm();
    }

    private static Words word(Temper temper) {
        return switch (temper) {
            case APPROVE -> Words.APPROVE;
            case DECLINE -> Words.DECLINE;
            case LOSE_ANSWER -> Words.LOSE_ANSWER;
            case NEVER -> Words.NEVER;
            case SILENT -> Words.SILENT;
            case LATE -> Words.LATE;
            case WRONG_AMOUNT -> Words.WRONG_AMOUNT;
            case DOUBLE -> Words.DOUBLE;
            case OUT_OF_ORDER -> Words.OUT_OF_ORDER;
        };
    }

    private static Words word(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> Words.APPROVE;
            case DECLINE -> Words.DECLINE;
            case SLOW -> Words.SLOW;
            case BY_HAND -> Words.BY_HAND;
            case LOSE_ANSWER -> Words.LOSE_ANSWER;
            case HALF_OPEN -> Words.HALF_OPEN;
            case WRONG_AMOUNT -> Words.WRONG_AMOUNT;
            case OFFLINE -> Words.OFFLINE;
        };
    }

    /** What a phone shows that has scanned a code for an order. */
    String order(String number, Language language) {
        Optional<Entry> order = wallets.find(number).filter(entry -> entry.kind() == Entry.Kind.ORDER);
        Html html = Html.page(language.tag(), Words.TITLE.in(language));
        if (order.isEmpty()) {
            return html.paragraph(Words.GONE.in(language)).end();
        }
        Entry entry = order.get();
        html.heading(Words.MERCHANT.in(language) + ": Tillstream Demo")
                .paragraph(Words.TILL.in(language) + " " + entry.till())
                .large(entry.amount().display());
        switch (entry.state()) {
            case WAITING -> {
                html.form("/pay", "order", number);
                for (Words wallet : List.of(Words.ALIPAY, Words.WECHAT_PAY)) {
                    html.button("wallet", wallet.name(), Words.PAY_WITH.in(language, wallet.in(language)));
                }
                html.button("wallet", "NONE", Words.DO_NOT_PAY.in(language)).endForm();
            }
            case USER_PAYING ->
                html.paragraph(Words.PASSWORD.in(language))
                        .form("/pay", "order", number)
                        .button("wallet", String.valueOf(entry.wallet()), Words.CONFIRM.in(language))
                        .button("wallet", "NONE", Words.DO_NOT_PAY.in(language))
                        .endForm();
            case PAID -> html.paragraph(Words.PAID.in(language));
            case FAILED, CLOSED, REVERSED, CLAIMED -> html.paragraph(Words.NOT_PAID.in(language));
        }
        return html.link("/", Words.BACK.in(language)).end();
    }

    /** A fresh code on a customer's phone. */
    String payerCode(PayerCodes.Issued code, Language language) {
        return Html.page(language.tag(), Words.TITLE.in(language))
                .heading(Words.valueOf(code.wallet()).in(language))
                .qr(code.digits())
                .code(code.digits())
                .paragraph(Words.CODE_HINT.in(language))
                .link("/", Words.BACK.in(language))
                .end();
    }

    /** The code on the wall, and what a phone shows that has scanned it. */
    String wall(String till, String place, String currency, Language language) {
        Html html = Html.page(language.tag(), Words.TITLE.in(language))
                .heading(Words.MERCHANT.in(language) + ": Tillstream Demo")
                .paragraph(Words.TILL.in(language) + " " + till + " · "
                        + Words.valueOf(place).in(language))
                .qr(EmvText.of(till, till + "/" + place, null, currency))
                .form("/static", "till", till, "place", place, "currency", currency)
                .amountField(Words.TYPE_AMOUNT.in(language) + " (" + currency + ")");
        for (Words wallet : List.of(Words.ALIPAY, Words.WECHAT_PAY)) {
            html.button("wallet", wallet.name(), Words.PAY_WITH.in(language, wallet.in(language)));
        }
        return html.endForm().link("/", Words.BACK.in(language)).end();
    }

    String thanks(String amount, Language language) {
        return Html.page(language.tag(), Words.TITLE.in(language))
                .large(amount)
                .paragraph(Words.PAID.in(language))
                .link("/", Words.BACK.in(language))
                .end();
    }

    /** The currency a till's payments are in; what a till without any takes is not known. */
    String currency(String till) {
        return ledger.all().stream()
                .filter(entry -> entry.till().equals(till))
                .map(entry -> entry.amount().currency().code())
                .findFirst()
                .orElse("CNY");
    }
}
