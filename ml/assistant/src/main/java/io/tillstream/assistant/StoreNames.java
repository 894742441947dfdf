package io.tillstream.assistant;

import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.language.Mistakes;
import io.tillstream.language.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which store a text names: by its name in any language, by the same without "store", with the usual abbreviations, with a
 * spelling mistake, or by its number.
 */
public final class StoreNames {
    private static final String CHINESE_NUMBER = "(\\d{1,3}|[一二三四五六七八九十]{1,3})";
    private static final Pattern NUMBERED = Pattern.compile(
            "\\bs(\\d{1,3})\\b|\\b(?:store|stor|shop|branch) (?:number |no |nr )?(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\\b|"
                    + CHINESE_NUMBER + " ?号 ?(?:店|门市|门店|分店)|第 ?" + CHINESE_NUMBER
                    + " ?(?:家|间)? ?(?:店|门市|门店|分店)|" + CHINESE_NUMBER + "店");
    private static final List<String> STORE_WORDS = List.of("store", "shop", "branch");
    private static final List<String> CHINESE_STORE_WORDS = List.of("店", "门店", "分店", "门市", "那家", "那间");
    private static final int LEAST_BEGINNING = 4;
    private static final Map<String, String> ABBREVIATED = Map.ofEntries(
            Map.entry("st", "street"),
            Map.entry("str", "street"),
            Map.entry("rd", "road"),
            Map.entry("ave", "avenue"),
            Map.entry("av", "avenue"),
            Map.entry("sq", "square"),
            Map.entry("ln", "lane"),
            Map.entry("ctr", "centre"),
            Map.entry("center", "centre"),
            Map.entry("stn", "station"),
            Map.entry("mkt", "market"));
    /** A blank, or where letters and Chinese meet. */
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile(" |(?<=\\p{IsHan})(?=[^ \\p{IsHan}])|(?<=[^ \\p{IsHan}])(?=\\p{IsHan})");

    /** A wrong letter in a shorter word makes another word of it. */
    private static final int FOR_ONE_MISTAKE = 6;

    private static final int FOR_TWO_MISTAKES = 10;
    /** Of Chinese: one wrong character in fewer is another place. */
    private static final int FOR_ONE_WRONG_CHARACTER = 4;

    private final Map<StoreId, Set<String>> names = new LinkedHashMap<>();

    /** The stores there are, with their names. */
    public StoreNames(Map<StoreId, LocalText> stores) {
        stores.forEach((store, name) -> names.put(store, aliases(name)));
        Map<String, Long> storesWith = names.values().stream()
                .flatMap(aliases ->
                        aliases.stream().flatMap(StoreNames::beginnings).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        names.values()
                .forEach(aliases -> aliases.addAll(aliases.stream()
                        .flatMap(StoreNames::beginnings)
                        .filter(beginning -> Objects.equals(storesWith.get(beginning), 1L))
                        .collect(Collectors.toSet())));
    }

    /** How a name may begin and then be said to be a store: "the market store" for Market Street. */
    private static Stream<String> beginnings(String alias) {
        if (Wording.isChinese(alias)) {
            return alias.length() < 3 || CHINESE_STORE_WORDS.stream().anyMatch(alias::endsWith)
                    ? Stream.empty()
                    : CHINESE_STORE_WORDS.stream()
                            .flatMap(word -> Stream.of(alias.substring(0, 2) + word, alias + word));
        }
        String first = alias.substring(0, Math.max(0, alias.indexOf(' ')));
        return first.length() < LEAST_BEGINNING
                ? Stream.empty()
                : STORE_WORDS.stream().map(word -> first + " " + word);
    }

    /** The store a text names. */
    public Optional<StoreId> in(String text) {
        String wording = Wording.of(text);
        return spoken(wording).map(Spoken::store).or(() -> numbered(wording));
    }

    /**
     * The text with the name of a store taken for what it is: its words say nothing of what is asked.
     *
     * @param instead what any store is called
     */
    public String without(String text, String instead) {
        String wording = Wording.of(text);
        return spoken(wording)
                .map(spoken -> wording.replace(spoken.heard(), instead).strip())
                .filter(rest -> !rest.equals(instead))
                .orElse(text);
    }

    /**
     * A store that was named.
     *
     * @param store which
     * @param heard the part of the text that names it
     * @param mistakes by how many letters that is not its name
     */
    private record Spoken(StoreId store, String heard, int mistakes) {}

    private Optional<Spoken> spoken(String wording) {
        List<Spoken> all = names.entrySet().stream()
                .flatMap(store -> store.getValue().stream().flatMap(alias -> heard(store.getKey(), alias, wording)))
                .sorted(Comparator.comparingInt(Spoken::mistakes)
                        .thenComparing(Comparator.<Spoken>comparingInt(
                                        spoken -> spoken.heard().length())
                                .reversed())
                        .thenComparing(Spoken::store))
                .toList();
        return all.stream().findFirst().filter(best -> best.mistakes() == 0 || isTheOnly(best, all));
    }

    /** Of two stores that are as near to what was written, neither is meant for sure. */
    private static boolean isTheOnly(Spoken best, List<Spoken> all) {
        return all.stream()
                .filter(other -> other.mistakes() == best.mistakes())
                .allMatch(other -> other.store().equals(best.store()));
    }

    private static Stream<Spoken> heard(StoreId store, String alias, String wording) {
        return Wording.isChinese(alias) ? inCharacters(store, alias, wording) : inWords(store, alias, wording);
    }

    private static Stream<Spoken> inCharacters(StoreId store, String alias, String wording) {
        if (wording.contains(alias)) {
            return Stream.of(new Spoken(store, alias, 0));
        }
        return alias.length() < FOR_ONE_WRONG_CHARACTER
                ? Stream.empty()
                : IntStream.rangeClosed(0, wording.length() - alias.length())
                        .mapToObj(start -> wording.substring(start, start + alias.length()))
                        .filter(part -> Mistakes.between(alias, part, 1) == 1)
                        .map(part -> new Spoken(store, part, 1));
    }

    /** Passages of as many words as the name has, one more or one less: what is written apart or together is the same. */
    private static Stream<Spoken> inWords(StoreId store, String alias, String wording) {
        String name = alias.replace(" ", "");
        int most = name.length() >= FOR_TWO_MISTAKES ? 2 : name.length() >= FOR_ONE_MISTAKE ? 1 : 0;
        List<String> words = List.of(OTHER_SCRIPT.split(wording, -1));
        int length = alias.split(" ", -1).length;
        return IntStream.rangeClosed(Math.max(1, length - 1), Math.min(words.size(), length + 1))
                .boxed()
                .flatMap(size -> IntStream.rangeClosed(0, words.size() - size)
                        .mapToObj(start -> words.subList(start, start + size)))
                .map(part -> new Spoken(
                        store,
                        String.join(" ", part),
                        Mistakes.between(name, inFull(part).replace(" ", ""), most)))
                .filter(spoken -> spoken.mistakes() <= most);
    }

    private Optional<StoreId> numbered(String wording) {
        Matcher number = NUMBERED.matcher(wording);
        if (!number.find()) {
            return Optional.empty();
        }
        String written = IntStream.rangeClosed(1, number.groupCount())
                .mapToObj(number::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        StoreId store = new StoreId("s" + Figures.number(written));
        return names.isEmpty() || names.containsKey(store) ? Optional.of(store) : Optional.empty();
    }

    private static Set<String> aliases(LocalText name) {
        Set<String> aliases = new HashSet<>();
        for (String one : List.of(name.en(), name.zhTw(), name.zhCn())) {
            String wording = inFull(Arrays.asList(Wording.of(one).split(" ", -1)));
            aliases.add(wording);
            String bare = wording.replaceAll("( store| shop| branch)$", "").replaceAll("(门市|门店|分店|店)$", "");
            if (bare.length() >= 2) {
                aliases.add(bare);
            }
        }
        aliases.remove("");
        return aliases;
    }

    private static String inFull(List<String> words) {
        return words.stream()
                .map(word -> word.replace("?", ""))
                .map(word -> ABBREVIATED.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
