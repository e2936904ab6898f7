package jp.noren.rental.internal.domain;

import java.util.TimeZone;

/** Runs a piece of work as on machines that stand elsewhere. */
public final class Zones {
    private Zones() {}

    public static void inEach(Runnable work) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Asia/Tokyo", "America/New_York"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                work.run();
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
