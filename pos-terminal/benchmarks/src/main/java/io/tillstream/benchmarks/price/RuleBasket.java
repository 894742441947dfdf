package io.tillstream.benchmarks.price;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A basket as the rules see it: what takes more than one line is reckoned here. Public because compiled rules call it. */
public final class RuleBasket {
    private record Piece(RuleLine line, int number) {}

    private final List<RuleLine> lines;
    private long off;

    RuleBasket(Trolley trolley) {
        this.lines = trolley.goods().stream().map(RuleLine::new).toList();
    }

    List<RuleLine> lines() {
        return lines;
    }

    /** Every three pieces of a category, the dearest first, for one price. */
    public void threeForPrice(String category, long price) {
        List<Piece> pieces = dearestFirst(category);
        for (int first = 0; first + 3 <= pieces.size(); first += 3) {
            List<Piece> set = pieces.subList(first, first + 3);
            long worth = 0;
            for (Piece piece : set) {
                worth += piece.line().price();
            }
            if (worth > price) {
                spread(set, worth, worth - price);
            }
        }
    }

    /** In proportion to the prices; what remains goes to the largest remainders. */
    private static void spread(List<Piece> set, long worth, long amount) {
        long given = 0;
        List<Piece> byRemainder = new ArrayList<>(set);
        byRemainder.sort(
                Comparator.comparingLong(piece -> -(amount * piece.line().price() % worth)));
        for (Piece piece : set) {
            long share = amount * piece.line().price() / worth;
            piece.line().reduce(piece.number(), share);
            given += share;
        }
        for (int i = 0; given < amount; i++, given++) {
            byRemainder.get(i).line().reduce(byRemainder.get(i).number(), 1);
        }
    }

    /** Of every three pieces of a category the cheapest is reduced by a share. */
    public void thirdCheaper(String category, long basisPoints) {
        List<Piece> pieces = dearestFirst(category);
        for (int third = 2; third < pieces.size(); third += 3) {
            Piece piece = pieces.get(third);
            piece.line().reduce(piece.number(), RuleLine.share(piece.line().price(), basisPoints));
        }
    }

    private List<Piece> dearestFirst(String category) {
        List<Piece> pieces = new ArrayList<>();
        for (RuleLine line : lines) {
            if (line.getCategory().equals(category)) {
                for (int piece = 0; piece < line.pieces(); piece++) {
                    pieces.add(new Piece(line, piece));
                }
            }
        }
        pieces.sort(Comparator.comparingLong(piece -> -piece.line().price()));
        return pieces;
    }

    /** A share off what all lines cost now, if that is enough. */
    public void basketPercentOff(long from, long basisPoints) {
        long net = net();
        off += net >= from ? RuleLine.share(net, basisPoints) : 0;
    }

    /** An amount off what all lines cost now, if that is enough. */
    public void basketAmountOff(long from, long amount) {
        off += net() >= from ? amount : 0;
    }

    private long net() {
        long net = 0;
        for (RuleLine line : lines) {
            net += line.net();
        }
        return net;
    }

    long total() {
        return net() - off;
    }
}
