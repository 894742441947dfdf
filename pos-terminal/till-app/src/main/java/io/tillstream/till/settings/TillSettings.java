package io.tillstream.till.settings;

import io.tillstream.checkout.tender.OfflineCards;
import io.tillstream.codes.InStoreCodes;
import io.tillstream.codes.ScanRules;
import io.tillstream.codes.gs1.Reading;
import io.tillstream.events.Language;
import io.tillstream.till.counter.CustomerDisplay;
import io.tillstream.till.counter.PrinterSetting;
import io.tillstream.traces.TracesSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * The settings under {@code till} and {@code tillstream}; see docs/reference/till-settings.md.
 *
 * @param data where the till keeps everything
 * @param gateway address of the till gateway
 * @param enrolmentCode one-time code, needed at the first start only
 * @param certificate SHA-256 of the gateway's certificate, needed at the first start only
 * @param scanner serial port of the scanner, or absent
 * @param printer the receipt printer and its drawer
 * @param scale serial port of the scale, or absent
 * @param display the customer display
 * @param language of the screen and the receipt until somebody switches
 * @param scans how codes are read
 * @param operator staff code that stands on receipts
 * @param idleLock how long nobody may do anything before the till locks itself; 0 for ever
 * @param clockOffset business time minus system time
 * @param payments who charges cards and wallets
 * @param shortDated what is taken off goods that can be sold for a few days more only
 * @param phone the door for phones
 * @param screen how the screen looks and when it asks
 * @param counter what the counter is for
 * @param traces where what is told of followed sales goes
 */
public record TillSettings(
        Path data,
        URI gateway,
        @Nullable String enrolmentCode,
        @Nullable String certificate,
        @Nullable String scanner,
        PrinterSetting printer,
        @Nullable String scale,
        CustomerDisplay.Setting display,
        Language language,
        ScanRules scans,
        String operator,
        Duration idleLock,
        Duration clockOffset,
        Payments payments,
        ShortDated shortDated,
        PhoneSettings phone,
        ScreenSettings screen,
        CounterSettings counter,
        TracesSetting traces) {
    /**
     * Who charges cards and wallets.
     *
     * @param terminal {@code tcp://} address of the card terminal, or absent
     * @param wallet {@code http(s)://} address of the wallets' host, or absent
     * @param offlineCards how much is taken by card while nobody can be asked
     */
    public record Payments(@Nullable URI terminal, @Nullable URI wallet, OfflineCards offlineCards) {
        public static final Payments NONE = new Payments(null, null, OfflineCards.USUAL);
    }

    private static final Set<String> KNOWN = Set.of(
            "till.data",
            "till.gateway",
            "till.enrolment-code",
            "till.certificate",
            "till.scanner",
            "till.scale",
            "till.card-terminal",
            "till.card.offline-receipt",
            "till.card.offline-total",
            "till.wallet",
            "till.language",
            "till.reading",
            "till.in-store-codes",
            "till.operator",
            "till.short-dated",
            "till.idle-lock",
            "tillstream.clock-offset",
            TracesSetting.NAME,
            TracesSetting.RATIO_NAME,
            "tillstream.admin-token");

    private static final Duration IDLE_LOCK = Duration.ofMinutes(10);

    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern STAFF_CODE = Pattern.compile("[A-Za-z0-9-]{1,16}");

    /**
     * Reads and checks them all.
     *
     * @throws InvalidSettings naming everything that is wrong, in one line
     */
    public static TillSettings from(ConfigurableEnvironment environment) {
        List<String> wrong = new ArrayList<>();
        for (String unknown : unknownNames(environment)) {
            wrong.add("setting " + unknown + " is unknown; docs/reference/till-settings.md lists them");
        }
        String data = text(environment, "till.data");
        if (data == null) {
            wrong.add("till.data is not set; give the folder for this till's journal");
        }
        String gateway = text(environment, "till.gateway");
        if (gateway == null || !gateway.startsWith("https://")) {
            wrong.add("till.gateway is \"" + gateway + "\"; give an https:// address");
        }
        String certificate = text(environment, "till.certificate");
        if (certificate != null && !FINGERPRINT.matcher(certificate).matches()) {
            wrong.add("till.certificate is not 64 small hexadecimal digits; take it from the enrolment code's answer");
        }
        PrinterSetting printer = PrinterSetting.read(name -> textOrEmpty(environment, name), wrong);
        CustomerDisplay.Setting display = CustomerDisplay.Setting.read(name -> textOrEmpty(environment, name), wrong);
        Language language = language(text(environment, "till.language"), wrong);
        Reading reading = reading(text(environment, "till.reading"), wrong);
        InStoreCodes inStoreCodes = inStoreCodes(text(environment, "till.in-store-codes"), wrong);
        String operator = text(environment, "till.operator");
        if (operator != null && !STAFF_CODE.matcher(operator).matches()) {
            wrong.add("till.operator is \"" + operator + "\"; a staff code has up to 16 letters, digits or dashes");
        }
        Duration idleLock = idleLock(text(environment, "till.idle-lock"), wrong);
        Duration offset = offset(text(environment, "tillstream.clock-offset"), wrong);
        Payments payments = PaymentSettings.read(name -> text(environment, name), wrong);
        ShortDated shortDated = shortDated(text(environment, "till.short-dated"), wrong);
        PhoneSettings phone = PhoneSettings.from(name -> text(environment, name), wrong);
        ScreenSettings screen = ScreenSettings.from(name -> text(environment, name), wrong);
        CounterSettings counter = CounterSettings.from(name -> text(environment, name), wrong);
        TracesSetting traces = TracesSetting.read(
                text(environment, TracesSetting.NAME), text(environment, TracesSetting.RATIO_NAME), wrong);
        if (!wrong.isEmpty() || data == null || gateway == null) {
            throw new InvalidSettings(String.join("; ", wrong) + ".");
        }
        return new TillSettings(
                Path.of(data).toAbsolutePath().normalize(),
                URI.create(gateway),
                text(environment, "till.enrolment-code"),
                certificate,
                text(environment, "till.scanner"),
                printer,
                text(environment, "till.scale"),
                display,
                language,
                new ScanRules(reading, inStoreCodes),
                operator == null ? "c1" : operator,
                idleLock,
                offset,
                payments,
                shortDated,
                phone,
                screen,
                counter,
                traces);
    }

    private static Set<String> unknownNames(ConfigurableEnvironment environment) {
        Set<String> unknown = new TreeSet<>();
        for (var source : environment.getPropertySources()) {
            // The process environment is left out: it holds whatever the machine's administrator put there.
            if (source instanceof EnumerablePropertySource<?> listed
                    && !source.getName().contains("systemEnvironment")) {
                for (String name : listed.getPropertyNames()) {
                    boolean ours = name.startsWith("till.") || name.startsWith("tillstream.");
                    if (ours && !isKnown(name)) {
                        unknown.add(name);
                    }
                }
            }
        }
        return unknown;
    }

    private static boolean isKnown(String name) {
        return KNOWN.contains(name)
                || PrinterSetting.NAMES.contains(name)
                || CustomerDisplay.Setting.NAMES.contains(name)
                || ScreenSettings.NAMES.contains(name)
                || CounterSettings.NAMES.contains(name)
                || PhoneSettings.NAMES.contains(name);
    }

    private static @Nullable String text(Environment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String textOrEmpty(Environment environment, String name) {
        String value = text(environment, name);
        return value == null ? "" : value;
    }

    private static Language language(@Nullable String text, List<String> wrong) {
        try {
            return text == null ? Language.EN : Language.ofTag(text);
        } catch (IllegalArgumentException e) {
            wrong.add("till.language is \"" + text.toLowerCase(Locale.ROOT) + "\"; en, zh-TW or zh-CN");
            return Language.EN;
        }
    }

    private static Reading reading(@Nullable String text, List<String> wrong) {
        if (text == null || text.equals("strict")) {
            return Reading.STRICT;
        }
        if (!text.equals("lenient")) {
            wrong.add("till.reading is \"" + text + "\"; strict or lenient");
        }
        return Reading.LENIENT;
    }

    private static InStoreCodes inStoreCodes(@Nullable String text, List<String> wrong) {
        try {
            return text == null ? InStoreCodes.PLAIN : InStoreCodes.parse(List.of(text.split(",", -1)));
        } catch (IllegalArgumentException e) {
            wrong.add("till.in-store-codes is \"" + text + "\"; layouts such as 21IIIIIWWWWWC 3, with commas between: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
            return InStoreCodes.PLAIN;
        }
    }

    private static ShortDated shortDated(@Nullable String text, List<String> wrong) {
        try {
            return text == null ? ShortDated.NOTHING_OFF : ShortDated.parse(text);
        } catch (IllegalArgumentException e) {
            wrong.add("till.short-dated is \"" + text + "\"; steps of days:percent such as 3:20,1:50: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
            return ShortDated.NOTHING_OFF;
        }
    }

    private static Duration idleLock(@Nullable String text, List<String> wrong) {
        try {
            Duration told = text == null ? IDLE_LOCK : Duration.parse(text);
            if (!told.isNegative()) {
                return told;
            }
            wrong.add("till.idle-lock is \"" + text + "\"; PT0S (never) or more");
        } catch (DateTimeParseException e) {
            wrong.add("till.idle-lock is \"" + text + "\"; an ISO 8601 duration such as PT10M, or PT0S for never");
        }
        return IDLE_LOCK;
    }

    private static Duration offset(@Nullable String text, List<String> wrong) {
        try {
            return text == null ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeParseException e) {
            wrong.add("tillstream.clock-offset is \"" + text + "\"; an ISO 8601 duration such as PT0S");
            return Duration.ZERO;
        }
    }

    /** The same till with its files elsewhere. */
    public TillSettings in(Path folder) {
        return new TillSettings(
                folder,
                gateway,
                enrolmentCode,
                certificate,
                scanner,
                printer,
                scale,
                display,
                language,
                scans,
                operator,
                idleLock,
                clockOffset,
                payments,
                shortDated,
                phone,
                screen,
                counter,
                traces);
    }

    @Override
    public String toString() {
        return "TillSettings[data=" + data + ", gateway=" + gateway + ", scanner=" + scanner + ", printer="
                + printer.line() + "]";
    }
}
