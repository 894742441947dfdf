package io.tillstream.events.assortment;

/**
 * Where something is on Earth, in millionths of a degree (WGS 84): 25.033964 north is 25,033,964.
 *
 * @param latitudeMicro north, −90,000,000 to 90,000,000
 * @param longitudeMicro east, −180,000,000 to 180,000,000
 */
public record Place(int latitudeMicro, int longitudeMicro) {
    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Place {
        if (Math.abs(latitudeMicro) > 90_000_000 || Math.abs(longitudeMicro) > 180_000_000) {
            throw new IllegalArgumentException("Place " + latitudeMicro + ", " + longitudeMicro
                    + " is not on Earth; latitude and longitude in millionths of a degree.");
        }
    }

    /** The way there as the crow flies, in metres, by the haversine formula on a ball of the Earth's mean radius (IUGG). */
    public long metresTo(Place other) {
        double north = radians(other.latitudeMicro - (double) latitudeMicro) / 2;
        double east = radians(other.longitudeMicro - (double) longitudeMicro) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(radians(latitudeMicro))
                        * Math.cos(radians(other.latitudeMicro))
                        * Math.pow(Math.sin(east), 2);
        return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
    }

    private static double radians(double micro) {
        return Math.toRadians(micro / 1e6);
    }
}
