package io.tillstream.till.settings;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Language;
import io.tillstream.events.till.ReceiptText;
import io.tillstream.events.till.RemoteSetting;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that may change while a till runs: its own, and over them those of head office. What head office wants is taken
 * whole or not at all, between two sales, and kept; what is refused leaves those of before.
 */
public final class LiveSettings {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

    private final TillSettings own;
    private final @Nullable KeptFile file;
    private volatile Now now;
    private volatile long version;
    private volatile @Nullable WantedSettings kept;
    private volatile @Nullable Refusal refused;
    private volatile @Nullable Pending pending;

    /**
     * What holds at a moment.
     *
     * @param language of receipts and of a screen whose browser prefers none of the three
     * @param idleLock how long nobody may do anything before the till locks itself; 0 for ever
     * @param askAbovePieces a line of more pieces is asked about
     * @param askAboveAmount a line worth more major units is asked about; absent for no such limit
     * @param shortDated what is taken off goods that can be sold for a few days more only
     * @param colours until somebody at the till chooses
     * @param hand until somebody at the till chooses
     * @param receipts what stands on receipts, and from when; of head office alone
     */
    public record Now(
            Language language,
            Duration idleLock,
            long askAbovePieces,
            @Nullable BigDecimal askAboveAmount,
            ShortDated shortDated,
            ScreenSettings.Colours colours,
            ScreenSettings.Hand hand,
            List<ReceiptText> receipts) {
        public Now {
            receipts = List.copyOf(receipts);
        }

        static Now of(TillSettings settings) {
            ScreenSettings screen = settings.screen();
            return new Now(
                    settings.language(),
                    settings.idleLock(),
                    screen.askAbovePieces(),
                    screen.askAboveAmount(),
                    settings.shortDated(),
                    screen.colours(),
                    screen.hand(),
                    List.of());
        }
    }

    private record Refusal(long version, String reason) {}

    /** What is taken between two sales; without wanted ones the till's own. */
    private record Pending(@Nullable WantedSettings wanted, Now then) {}

    private LiveSettings(TillSettings own, @Nullable KeptFile file) {
        this.own = own;
        this.file = file;
        this.now = Now.of(own);
    }

    /** The till's own, which never change. */
    public static LiveSettings of(TillSettings own) {
        return new LiveSettings(own, null);
    }

    /** The till's own with what was kept of head office's last good ones. */
    public static LiveSettings kept(TillSettings own) {
        LiveSettings live = new LiveSettings(own, new KeptFile(own.data().resolve("head-office-settings.json")));
        live.takeUp();
        return live;
    }

    private void takeUp() {
        try {
            Optional<byte[]> bytes = Objects.requireNonNull(file, "file").read();
            if (bytes.isPresent()) {
                WantedSettings wanted = CanonicalJson.decode(bytes.get(), WantedSettings.class);
                List<String> wrong = new ArrayList<>();
                Now then = over(wanted, wrong);
                if (wrong.isEmpty()) {
                    now = then;
                    version = wanted.version();
                    kept = wanted;
                } else {
                    refused = refusal(wanted, wrong);
                }
            }
        } catch (IOException | UnreadableFact e) {
            LOG.warn(
                    "File {} is not read; the till goes by its own settings until head office is heard: {}",
                    Objects.requireNonNull(file, "file").path(),
                    e.getMessage());
        }
    }

    /** Of what came last: a text that is wrong, or the settings. */
    private static Refusal refusal(WantedSettings wanted, List<String> wrong) {
        long told = wanted.receipts().stream()
                .filter(text -> text.trouble().isPresent())
                .mapToLong(ReceiptText::rollOut)
                .max()
                .orElse(wanted.version());
        return new Refusal(told, String.join("; ", wrong));
    }

    public Now now() {
        return now;
    }

    /** Which of head office's these are, for it to know. */
    public SettingsHeld held() {
        Refusal not = refused;
        long text =
                now.receipts().stream().mapToLong(ReceiptText::rollOut).max().orElse(0);
        return not == null
                ? new SettingsHeld(version, null, null, text)
                : new SettingsHeld(version, not.version(), not.reason(), text);
    }

    /** Head office wants that now; absent for the till's own alone. It is looked at at once and taken with {@link #adopt}. */
    public synchronized void want(@Nullable WantedSettings wanted) {
        if (file == null || Objects.equals(wanted, kept)) {
            pending = null;
            refused = Objects.equals(wanted, kept) ? null : refused;
            return;
        }
        List<String> wrong = new ArrayList<>();
        Now then = wanted == null ? Now.of(own) : over(wanted, wrong);
        if (wanted != null && !wrong.isEmpty()) {
            Refusal not = refusal(wanted, wrong);
            if (!not.equals(refused)) {
                LOG.warn("Settings {} of head office are not taken: {}.", not.version(), not.reason());
            }
            refused = not;
            pending = null;
            return;
        }
        refused = null;
        pending = new Pending(wanted, then);
    }

    /** Takes what waits, if anything does; to be called between two sales. */
    public synchronized void adopt() {
        Pending waits = pending;
        if (waits == null || file == null) {
            return;
        }
        WantedSettings wanted = waits.wanted();
        try {
            if (wanted == null) {
                file.delete();
            } else {
                file.replace(CanonicalJson.encode(wanted), KeptFile.Force.TO_DISK);
            }
        } catch (IOException e) {
            LOG.warn("Settings of head office are taken and not kept; they are learnt again: {}", e.getMessage());
        }
        pending = null;
        kept = wanted;
        now = waits.then();
        version = wanted == null ? 0 : wanted.version();
        LOG.info("The till goes by settings {} of head office.", version);
    }

    private Now over(WantedSettings wanted, List<String> wrong) {
        Map<String, String> told = wanted.settings().stream()
                .collect(Collectors.toMap(WantedSettings.Setting::name, WantedSettings.Setting::value));
        told.forEach((name, value) -> RemoteSetting.of(name)
                .ifPresentOrElse(
                        setting -> {
                            if (!setting.allows(value)) {
                                wrong.add(name + " is \"" + value + "\"; " + setting.rule());
                            }
                        },
                        () -> wrong.add("setting " + name + " is unknown to this program")));
        wanted.receipts().forEach(text -> text.trouble().ifPresent(wrong::add));
        if (!wrong.isEmpty()) {
            return now;
        }
        Function<String, @Nullable String> text = told::get;
        ScreenSettings screen = ScreenSettings.from(text, wrong);
        Now mine = Now.of(own);
        return new Now(
                read(told, RemoteSetting.LANGUAGE, Language::ofTag, mine.language()),
                read(told, RemoteSetting.IDLE_LOCK, Duration::parse, mine.idleLock()),
                read(told, RemoteSetting.ASK_ABOVE_PIECES, Long::valueOf, mine.askAbovePieces()),
                told.containsKey(RemoteSetting.ASK_ABOVE_AMOUNT.key())
                        ? screen.askAboveAmount()
                        : mine.askAboveAmount(),
                read(told, RemoteSetting.SHORT_DATED, ShortDated::parse, mine.shortDated()),
                read(told, RemoteSetting.COLOURS, _ -> screen.colours(), mine.colours()),
                read(told, RemoteSetting.HAND, _ -> screen.hand(), mine.hand()),
                wanted.receipts());
    }

    private static <T> T read(Map<String, String> told, RemoteSetting setting, Function<String, T> how, T own) {
        String value = told.get(setting.key());
        return value == null ? own : how.apply(value);
    }
}
