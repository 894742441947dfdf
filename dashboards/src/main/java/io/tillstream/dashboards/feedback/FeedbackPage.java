package io.tillstream.dashboards.feedback;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.frame.Show;
import io.tillstream.events.StoreId;
import io.tillstream.language.feedback.FeedbackTopic;
import io.tillstream.language.feedback.FeedbackWords;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /feedback}: of what members speak and in which mood, by topic, week and store, and the newest of their words. */
@Controller
final class FeedbackPage {
    private static final int WEEKS = 12;
    private static final int SHOWN = 30;

    private static final List<String> TOPICS = Stream.concat(
                    Stream.of(FeedbackTopic.values()).map(FeedbackTopic::id), Stream.of(Voice.UNSURE, Voice.WORDLESS))
            .toList();

    private final Voices voices;
    private final Clock clock;

    FeedbackPage(Voices voices, Clock clock) {
        this.voices = voices;
        this.clock = clock;
    }

    /**
     * One of the newest.
     *
     * @param voice what was said
     * @param words which of them spoke for what was read
     */
    record Said(Voice voice, FeedbackWords words) {
        private static final double BASIS_POINTS = 10_000;

        /** How likely the topic is right, in hundredths of a percent. */
        public long topicLikely() {
            return voice.reading() == null
                    ? 0
                    : Math.round(voice.reading().topic().confidence() * BASIS_POINTS);
        }

        /** The same of the mood. */
        public long moodLikely() {
            return voice.reading() == null
                    ? 0
                    : Math.round(voice.reading().sentiment().confidence() * BASIS_POINTS);
        }

        /** The day of what is about no store. */
        public LocalDate day() {
            return LocalDate.ofInstant(voice.feedback().writtenAt(), ZoneOffset.UTC);
        }
    }

    @GetMapping("/feedback")
    String page(
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            @ModelAttribute(name = "show", binding = false) Show show,
            @RequestParam(name = "week", required = false) @Nullable String week,
            @RequestParam(name = "topic", required = false) @Nullable String topic,
            @RequestParam(name = "mood", required = false) @Nullable String mood,
            Model model) {
        ZoneId here = shops.isEmpty() ? ZoneOffset.UTC : shops.clockStore().zone();
        Function<Voice, LocalDate> weekOf = voice -> week(voice, show, here);
        LocalDate thisWeek = monday(LocalDate.ofInstant(clock.instant(), here));
        LocalDate first = thisWeek.minusWeeks(WEEKS - 1);
        List<Voice> all =
                voices.since(first.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), stores(shops)).stream()
                        .filter(voice -> !weekOf.apply(voice).isBefore(first))
                        .toList();
        LocalDate chosen = chosen(week);
        List<Voice> inPeriod = chosen == null
                ? all
                : all.stream()
                        .filter(voice -> weekOf.apply(voice).equals(chosen))
                        .toList();
        model.addAttribute("week", chosen);
        String oneTopic = oneOf(TOPICS, topic);
        String oneMood = oneOf(Counts.MOODS, mood);
        model.addAttribute("topic", oneTopic);
        model.addAttribute("mood", oneMood);
        model.addAttribute("moods", Counts.MOODS);
        model.addAttribute("count", inPeriod.size());
        model.addAttribute("unread", voices.unread());
        model.addAttribute("byTopic", Counts.of(TOPICS, inPeriod, Voice::topic));
        model.addAttribute(
                "byWeek",
                Counts.of(
                        IntStream.range(0, WEEKS)
                                .mapToObj(ago -> thisWeek.minusWeeks(ago).toString())
                                .toList(),
                        all,
                        voice -> weekOf.apply(voice).toString()));
        model.addAttribute("byStore", Counts.by(inPeriod, FeedbackPage::storeOf));
        model.addAttribute(
                "newest",
                inPeriod.stream()
                        .filter(voice -> oneTopic == null || voice.topic().equals(oneTopic))
                        .filter(voice -> oneMood == null || voice.mood().equals(oneMood))
                        .limit(SHOWN)
                        .map(voice -> new Said(voice, voices.words(voice)))
                        .toList());
        return "feedback";
    }

    private static @Nullable String oneOf(List<String> known, @Nullable String named) {
        return named != null && known.contains(named) ? named : null;
    }

    /** With all stores shown also what is about no visit. */
    private static Predicate<@Nullable StoreId> stores(Shops shops) {
        Set<StoreId> ids = shops.ids();
        return store -> ids == null || (store != null && ids.contains(store));
    }

    private static String storeOf(Voice voice) {
        StoreId store = voice.feedback().store();
        return store == null ? "" : store.value();
    }

    /** On the clock of the store it is about, else on that of the page. */
    private static LocalDate week(Voice voice, Show show, ZoneId here) {
        StoreId store = voice.feedback().store();
        return monday(LocalDate.ofInstant(voice.feedback().writtenAt(), store == null ? here : show.zone(store)));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static @Nullable LocalDate chosen(@Nullable String week) {
        if (week == null || week.isEmpty()) {
            return null;
        }
        try {
            return monday(LocalDate.parse(week));
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
