package io.tillstream.dashboards.search;

/** The search cluster does not answer now; the streams still do. */
public final class SearchUnavailable extends RuntimeException {
    /** None is set, or none answers. */
    public SearchUnavailable(String why) {
        super(why);
    }

    SearchUnavailable(Exception cause) {
        super("Elasticsearch does not answer.", cause);
    }
}
