package io.tillstream.assistant;

import io.tillstream.language.Wording;
import java.util.regex.Pattern;

/** Whether a text speaks of somebody else, of whom nothing is ever told. */
final class OtherPeople {
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?:neighbou?r|friend|husband|wife|partner|sister|brother|mother|father|mum|dad|parents|son|daughter|cousin"
                    + "|aunt|uncle|boss|colleague|flatmate|roommate|stranger|somebody else|someone else"
                    + "|(?:an)?other (?:member|customer|person)|(?:member|customer|person) (?:before|in front of) me)"
                    + "(?:'?s)?\\b"
                    + "|邻居|隔壁|朋友|老公|老婆|丈夫|妻子|先生|太太|姐|妹|哥|弟|爸|妈|儿子|女儿|同事|老板|室友|陌生人|别人|其他人"
                    + "|(?:别的|其他|另一个|前面那位)(?:会员|顾客|客人)");

    private OtherPeople() {}

    static boolean areIn(String text) {
        return NAMED.matcher(Wording.of(text)).find();
    }
}
