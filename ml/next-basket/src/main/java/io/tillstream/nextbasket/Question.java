package io.tillstream.nextbasket;

import io.tillstream.commandline.Complaint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is asked about, and what they bought next. */
final class Question {
    private final int[] users;
    private final int[][] baskets;
    private final List<String> strangers;
    private final int withoutBasket;

    private Question(int[] users, int[][] baskets, List<String> strangers, int withoutBasket) {
        this.users = users;
        this.baskets = baskets;
        this.strangers = List.copyOf(strangers);
        this.withoutBasket = withoutBasket;
    }

    /**
     * Pairs the users that both files name.
     *
     * @throws Complaint when a user has two next baskets, or there is nobody to ask about
     */
    static Question of(BasketFile known, BasketFile asked, Path file) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < known.users().size(); i++) {
            numbers.put(known.users().get(i), i);
        }
        List<Integer> users = new ArrayList<>();
        List<int[]> baskets = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        int withoutBasket = 0;
        for (int i = 0; i < asked.users().size(); i++) {
            String name = asked.users().get(i);
            int size = asked.baskets().basketsOf(i);
            Integer user = numbers.get(name);
            if (size > 1) {
                throw new Complaint(
                        "File " + file,
                        "user " + name + " has " + size + " baskets",
                        "the future is one basket per user",
                        "leave the first of them and start again");
            } else if (user == null) {
                strangers.add(name);
            } else if (size == 0) {
                withoutBasket++;
            } else {
                users.add(user);
                baskets.add(asked.baskets().basket(asked.baskets().from(i)));
            }
        }
        if (users.isEmpty()) {
            throw new Complaint(
                    "File " + file,
                    "it has no basket of a user of the history",
                    "models are measured on users that both files name",
                    "check that both files are of the same data");
        }
        return new Question(
                users.stream().mapToInt(Integer::intValue).toArray(),
                baskets.toArray(int[][]::new),
                strangers,
                withoutBasket);
    }

    /** Numbers of users in the history, in the order of the file of the future. */
    int[] users() {
        return users;
    }

    /** What each of them bought next, ascending. */
    int[][] baskets() {
        return baskets;
    }

    /** Users whom the history does not know. */
    List<String> strangers() {
        return strangers;
    }

    /** How many users of the history have an empty next basket. */
    int withoutBasket() {
        return withoutBasket;
    }
}
