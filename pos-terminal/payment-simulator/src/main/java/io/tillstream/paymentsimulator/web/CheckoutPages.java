package io.tillstream.paymentsimulator.web;

import io.tillstream.events.Language;
import io.tillstream.paymentsimulator.ledger.Checkout;
import io.tillstream.paymentsimulator.ledger.Entry;
import io.tillstream.paymentsimulator.online.Checkouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages on which somebody pays a member portal: the only ones that a card's number is typed on. */
final class CheckoutPages {
    private final Checkouts checkouts;

    CheckoutPages(Checkouts checkouts) {
        this.checkouts = checkouts;
    }

    /**
     * What a payer did.
     *
     * @return whether the card could be one
     */
    boolean done(Map<String, String> form) {
        String payment = form.getOrDefault("payment", "");
        boolean keep = form.containsKey("keep");
        switch (form.getOrDefault("what", "")) {
            case "card" -> {
                return checkouts.pay(payment, form.getOrDefault("number", ""), keep);
            }
            case "confirm" -> checkouts.confirm(payment, keep);
            case "ALIPAY", "WECHAT_PAY" -> checkouts.choose(payment, form.getOrDefault("what", ""));
            case "abort" -> checkouts.abort(payment);
            case String what ->
                throw new IllegalArgumentException(
                        "Nobody can \"" + what + "\"; card, confirm, ALIPAY, WECHAT_PAY or abort.");
        }
        return true;
    }

    String page(String payment, boolean isCardWrong, Language language) {
        Html html = Html.page(language.tag(), Words.CHECKOUT.in(language));
        Optional<Entry> found = checkouts.find(payment);
        if (found.isEmpty()) {
            return html.heading(Words.CHECKOUT.in(language))
                    .paragraph(Words.GONE.in(language))
                    .end();
        }
        Entry entry = found.get();
        Checkout checkout = entry.checkout();
        if (checkout == null) {
            return html.heading(Words.CHECKOUT.in(language))
                    .paragraph(Words.NOT_PAID.in(language))
                    .end();
        }
        html.heading(checkout.merchant()).large(checkout.asked().display());
        if (checkout.lateAt() != null && entry.isOpen()) {
            html.paragraph(Words.UNDERWAY.in(language));
        } else {
            stand(html, entry, checkout, isCardWrong, language);
        }
        return html.link(checkout.returnTo(), Words.TO_SHOP.in(language, checkout.merchant()))
                .paragraph(Words.NO_MONEY.in(language))
                .end();
    }

    private static void stand(Html html, Entry entry, Checkout checkout, boolean isCardWrong, Language language) {
        switch (entry.state()) {
            case WAITING -> waiting(html, entry, checkout, isCardWrong, language);
            case USER_PAYING -> asked(html, entry, checkout, language);
            case PAID -> html.paragraph(Words.PAID.in(language));
            case FAILED ->
                html.paragraph(
                        ("insufficient".equals(checkout.reason()) ? Words.INSUFFICIENT : Words.REFUSED).in(language));
            case CLOSED, REVERSED, CLAIMED -> html.paragraph(Words.NOT_PAID.in(language));
        }
    }

    private static void waiting(Html html, Entry entry, Checkout checkout, boolean isCardWrong, Language language) {
        switch (checkout.method()) {
            case "CARD" -> {
                if (isCardWrong) {
                    html.alert(Words.NO_CARD.in(language));
                }
                html.form("/checkout", "payment", entry.number())
                        .field("number", "numeric", "cc-number", Words.CARD_NUMBER.in(language))
                        .field("expiry", "text", "cc-exp", Words.CARD_EXPIRY.in(language))
                        .field("code", "numeric", "cc-csc", Words.CARD_CODE.in(language))
                        .tick("keep", Words.KEEP_CARD.in(language, checkout.merchant()))
                        .button(
                                "what",
                                "card",
                                Words.PAY.in(language, checkout.asked().display()))
                        .endForm();
                html.form("/checkout", "payment", entry.number())
                        .quietButton("what", "abort", Words.DO_NOT_PAY.in(language))
                        .endForm()
                        .part(Words.TEST_CARDS.in(language))
                        .paragraph("4242 4242 4242 4242 · " + Words.APPROVE.in(language))
                        .paragraph("4000 0000 0000 3220 · " + Words.BANK_ASKS.in(language))
                        .paragraph("4000 0000 0000 0002 · " + Words.DECLINE.in(language))
                        .paragraph("4000 0000 0000 9995 · " + Words.INSUFFICIENT.in(language));
            }
            case "ANY_QR" -> {
                html.form("/checkout", "payment", entry.number());
                for (Words wallet : List.of(Words.ALIPAY, Words.WECHAT_PAY)) {
                    html.button("what", wallet.name(), Words.PAY_WITH.in(language, wallet.in(language)));
                }
                html.quietButton("what", "abort", Words.DO_NOT_PAY.in(language)).endForm();
            }
            case String wallet ->
                html.paragraph(Words.valueOf(wallet).in(language))
                        .form("/checkout", "payment", entry.number())
                        .tick("keep", Words.KEEP_WALLET.in(language, checkout.merchant()))
                        .button(
                                "what",
                                "confirm",
                                Words.PAY.in(language, checkout.asked().display()))
                        .quietButton("what", "abort", Words.DO_NOT_PAY.in(language))
                        .endForm();
        }
    }

    /** The bank, or the wallet, wants to know whether it is the payer. */
    private static void asked(Html html, Entry entry, Checkout checkout, Language language) {
        boolean isCard = "CARD".equals(entry.wallet());
        html.paragraph(
                        isCard
                                ? Words.BANK_ASKS.in(language)
                                : Words.valueOf(String.valueOf(entry.wallet())).in(language) + " · "
                                        + Words.RIGHT.in(language))
                .form("/checkout", "payment", entry.number());
        html.button("what", "confirm", Words.PAY.in(language, checkout.asked().display()))
                .quietButton("what", "abort", Words.DO_NOT_PAY.in(language))
                .endForm();
    }
}
