package io.tillstream.productsearch;

import io.tillstream.language.Wording;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes away what people say around the goods: "do you have any bread?" asks for bread. */
final class SaidAround {
    private final Set<String> words;
    private final List<String> passages;

    SaidAround(List<String> lines) {
        List<String> all = lines.stream()
                .flatMap(line -> OwnList.words(line).stream())
                .map(Wording::of)
                .toList();
        words = all.stream().filter(word -> !Wording.isChinese(word)).collect(Collectors.toUnmodifiableSet());
        passages = all.stream()
                .filter(Wording::isChinese)
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    static SaidAround own() {
        return new SaidAround(OwnList.lines("said-around.txt"));
    }

    /** What is left; everything where nothing would be. */
    String without(String wording) {
        String left = wording.replace('?', ' ');
        for (String passage : passages) {
            left = left.replace(passage, " ");
        }
        left = left.replaceAll("[吗呢嘛啊吧](?= |$)", " ").replaceAll("(?<= |^)[有买找卖](?!机)", " ");
        String goods = Arrays.stream(left.split(" ", -1))
                .filter(word -> !word.isEmpty() && !words.contains(word))
                .collect(Collectors.joining(" "));
        return goods.isEmpty() ? wording : goods;
    }
}
