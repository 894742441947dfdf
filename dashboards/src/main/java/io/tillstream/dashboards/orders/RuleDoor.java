package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.frame.Links;
import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Suppliers;
import io.tillstream.dashboards.reorder.AcceptRules;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a manager says about lines that are accepted by rule. */
@Controller
final class RuleDoor {
    private final AcceptRules rules;
    private final Suppliers suppliers;
    private final Assortment assortment;

    RuleDoor(AcceptRules rules, Suppliers suppliers, Assortment assortment) {
        this.rules = rules;
        this.suppliers = suppliers;
        this.assortment = assortment;
    }

    /** What came of it. */
    enum Answer {
        SET,
        /** An amount is none, or a day's is less than a line's. */
        NO_AMOUNT
    }

    @PostMapping("/orders/rules/set")
    String set(
            @RequestParam String supplier,
            @RequestParam String line,
            @RequestParam String day,
            @RequestParam String currency,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user) {
        Optional<Money> perLine = amount(line, currency);
        Optional<Money> perDay = amount(day, currency);
        if (perLine.isEmpty()
                || perDay.isEmpty()
                || perDay.get().compareTo(perLine.get()) < 0
                || suppliers.supplier(supplier).isEmpty()) {
            return answer(shops, Answer.NO_AMOUNT);
        }
        rules.set(supplier, perLine.get(), perDay.get(), user.getName());
        return answer(shops, Answer.SET);
    }

    @PostMapping("/orders/rules/cap")
    String cap(
            @RequestParam String day,
            @RequestParam String currency,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Principal user) {
        Optional<Money> perDay = amount(day, currency);
        perDay.ifPresent(money -> rules.setCap(money, user.getName()));
        return answer(shops, perDay.isEmpty() ? Answer.NO_AMOUNT : Answer.SET);
    }

    @PostMapping("/orders/rules/drop")
    String drop(@RequestParam String supplier, @ModelAttribute(name = "shops", binding = false) Shops shops) {
        rules.drop(supplier);
        return answer(shops, Answer.SET);
    }

    /** An amount above nothing in a currency the chain sells in, written with or without its decimals. */
    private Optional<Money> amount(String text, String code) {
        Optional<CurrencyUnit> currency = assortment.currencies().stream()
                .filter(each -> each.code().equals(code))
                .findFirst();
        if (currency.isEmpty() || !text.strip().matches("[0-9]{1,9}([.][0-9]{1,3})?")) {
            return Optional.empty();
        }
        try {
            int decimals = currency.get().decimals();
            String number = text.strip();
            int point = number.indexOf('.');
            String padded = decimals == 0 || point >= 0 ? number : number + "." + "0".repeat(decimals);
            return Optional.of(Money.parse(padded + " " + currency.get().code()))
                    .filter(Money::isPositive);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String answer(Shops shops, Answer answer) {
        return "redirect:" + Links.link("/orders", "store", shops.key(), "rules", answer) + "#rules";
    }
}
