package io.tillstream.payments;

import io.tillstream.events.sale.Tender.TenderType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code on a payer's phone. It is worth money for a minute, so only its hash is ever written down. The same digits mean
 * something else between two payments (a parcel's number, say), so it is looked for in the tender step only.
 *
 * @param wallet whose it is
 * @param digits the code
 */
public record PayerCode(TenderType wallet, String digits) {
    // Published by the wallets: WeChat Pay 18 digits, Alipay 16 to 24.
    private static final Pattern WECHAT_PAY = Pattern.compile("1[0-5]\\d{16}");
    private static final Pattern ALIPAY = Pattern.compile("(2[5-9]|30)\\d{14,22}");
    private static final Pattern AIM = Pattern.compile("^][A-Za-z][0-9A-Za-z]");

    public PayerCode {
        if (!of(wallet, digits)) {
            throw new IllegalArgumentException("A code of " + digits.length() + " digits is none of " + wallet + ".");
        }
    }

    private static boolean of(TenderType wallet, String digits) {
        return switch (wallet) {
            case WECHAT_PAY -> WECHAT_PAY.matcher(digits).matches();
            case ALIPAY -> ALIPAY.matcher(digits).matches();
            case CASH, CARD, WALLET, GIFT_CARD, POINTS, VOUCHER, ONLINE, NOT_RECORDED -> false;
        };
    }

    /** What was scanned, with or without an AIM identifier; empty when it is no payer's code. */
    public static Optional<PayerCode> of(String scanned) {
        String digits = AIM.matcher(scanned.strip()).replaceFirst("");
        if (of(TenderType.WECHAT_PAY, digits)) {
            return Optional.of(new PayerCode(TenderType.WECHAT_PAY, digits));
        }
        return of(TenderType.ALIPAY, digits) ? Optional.of(new PayerCode(TenderType.ALIPAY, digits)) : Optional.empty();
    }

    /** SHA-256 in hexadecimal: enough to find a code that was used twice. */
    public String hash() {
        try {
            byte[] bytes = digits.getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return "PayerCode[" + wallet + "]";
    }
}
