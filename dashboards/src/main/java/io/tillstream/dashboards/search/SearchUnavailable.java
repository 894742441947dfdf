package io.tillstream.dashboards.search;

/** The search cluster does not answer now; the streams still do. */
public final class SearchUnavailable extends RuntimeException {
    SearchUnavailable(Exception cause) {
        super("Elasticsearch does not answer.", cause);
    }
}
