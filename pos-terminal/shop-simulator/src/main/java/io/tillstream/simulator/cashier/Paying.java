package io.tillstream.simulator.cashier;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How customers pay: most in cash, some by card, some by wallet either way. What does not work is paid in cash. */
final class Paying {
    private static final int CARD_PERCENT = 22;
    private static final int PAYER_CODE_PERCENT = 8;
    private static final int SHOWN_CODE_PERCENT = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration CODE_PATIENCE = Duration.ofSeconds(5);

    /** Above it wallets ask for a password, and a line of customers waits for it. */
    private static final long WALLET_MOST_MINOR = 90_000;

    private final TillScreen screen;
    private final ScannerLine scanner;
    private final Optional<CustomerPhone> phone;
    private final RandomGenerator random;

    Paying(TillScreen screen, ScannerLine scanner, Optional<CustomerPhone> phone, RandomGenerator random) {
        this.screen = screen;
        this.scanner = scanner;
        this.phone = phone;
        this.random = random;
    }

    /** Pays the basket; returns what the till says after that. */
    TillStatus pay(TillStatus before) throws TillAway, IOException, InterruptedException {
        if (phone.isPresent()) {
            TillStatus now = byHost(phone.get(), before);
            if (now.hasSoldSince(before)) {
                return now;
            }
            leave();
        }
        screen.payCash();
        return Cashier.awaitStatus(screen, PATIENCE, status -> status.hasSoldSince(before));
    }

    private TillStatus byHost(CustomerPhone customer, TillStatus before)
            throws TillAway, IOException, InterruptedException {
        int mood = random.nextInt(100);
        String wallet = random.nextBoolean() ? "ALIPAY" : "WECHAT_PAY";
        TillStatus basket = screen.status();
        boolean byWallet = basket.totalMinor() > 0 && basket.totalMinor() <= WALLET_MOST_MINOR;
        if (mood < CARD_PERCENT) {
            screen.beginPayment();
            screen.payByCard();
        } else if (byWallet && mood < CARD_PERCENT + PAYER_CODE_PERCENT) {
            screen.beginPayment();
            scanner.scanCard(customer.code(wallet));
        } else if (byWallet && mood < CARD_PERCENT + PAYER_CODE_PERCENT + SHOWN_CODE_PERCENT) {
            screen.beginPayment();
            screen.showCode();
            TillStatus shown = Cashier.awaitStatus(screen, CODE_PATIENCE, status -> status.shownOrder() != null);
            String order = shown.shownOrder();
            if (order == null || !customer.pays(order, wallet)) {
                return shown;
            }
        } else {
            return basket;
        }
        return Cashier.awaitStatus(screen, PATIENCE, status -> status.hasSoldSince(before) || !status.isCharging());
    }

    /** Gives up what is still being charged; the till reverses it by itself. */
    private void leave() throws TillAway, InterruptedException {
        for (int times = 0; times < 3 && screen.status().isCharging(); times++) {
            screen.back();
            Cashier.awaitStatus(screen, Duration.ofSeconds(2), status -> !status.isCharging());
        }
    }
}
